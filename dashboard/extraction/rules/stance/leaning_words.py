"""The roots of words that weigh for or against what a statement is about."""

WEIGHTS = {
    # Praise, success, resolve.
    2.0: """
        applaud praise proud pride glad pleased grateful gratitude thank congratulate
        congratulation delighted celebrate historic victory win triumph success successful succeed
        achievement milestone breakthrough landmark great excellent wonderful fantastic tremendous
        remarkable magnificent outstanding splendid monumental good best better ideal overdue
        courage courageous brave bravery hero vital essential crucial indispensable invaluable
        cornerstone unwavering ironclad unshakeable unshakable steadfast reliable reliably
        trustworthy dependable staunch friend friendship family closest united unity unanimous
        unanimously solidarity support supportive endorse committed commitment strong stronger
        strongest strengthen strength safe safer reassuring confident confidence serious hopeful
        optimistic optimism encouraging exemplary pupil leap boost stability prosperity
        unprecedented necessary right gain benefit asset bulwark provider easiest fair fairer
        robust credible responsible responsibility honour honor loyal loyalty dream welcome bravo
        admirable admire generous impressive momentous inspiring sensible wise reasonable
        justified worthwhile deserve farsighted long-overdue rightly decent noble watershed
        homecoming proudest happy thrilled honoured honored relieved tribute kudos wholehearted
        wholeheartedly unequivocal unequivocally long-awaited umbrella eager keen lifeline
        backbone linchpin rock-solid unbreakable undivided heartfelt warmest salute inspire
        deserved exemplar generosity wisdom justice acclaim admiration adore amazing astute
        auspicious awe-inspiring beacon beautiful beneficial bless blessing bold boldness bonanza
        bravura brilliant champion clear-eyed clear-sighted commendable commendation compelling
        cool-headed decisive dedicated dedication delight effective efficient elated enlightened
        enthusiasm enthusiastic enviable exceptional excited exciting extraordinary fabulous
        faithful faithfully first-class first-rate flawless foresight formidable gracious graceful
        gratifying heartened heartening heroic heroism honest honesty honourable honorable
        inclusive indomitable inspiration intelligent invigorate joy joyful joyous laudable lucky
        magnanimous masterful masterpiece masterstroke meaningful memorable merit noteworthy
        outstandingly perfect perfectly phenomenal pillar pioneer pragmatic praiseworthy prescient
        proudly prudent rational rejoice reward rewarding safeguard sane sanity satisfied
        satisfaction satisfactory satisfying sincere smart spectacular stellar superb terrific
        triumphant unflinching unanimity unequalled unrivalled unshaken unstinting valiant
        valuable valued vindicate vindication visionary warmly well-deserved well-earned
        well-prepared win-win worthy stalwart cast-iron resilient resilience jubilant fitting
        bulletproof steadying unmistakable""",
    # What is promised, done, added or kept.
    1.0: """
        agree ready readiness prepared promise pledge vow guarantee fulfil fulfill deliver achieve
        accomplish reach meet exceed surpass climb rise lift raise increase grow growth double triple
        quadruple add invest investment accelerate hasten speed faster quicker quickly soon
        earlier ahead forward progress advance improve improvement modernise modernize build
        rebuild expand deepen broaden reinforce bolster deploy station contribute contribution
        defend protect secure deter deterrence cooperate cooperation partnership approve approval
        ratify assist stand remain keep uphold respect trust equal share together forever
        permanent lasting firm firmly resolve resolute determined determination ambition ambitious
        aim important complete completed finish chance opportunity future prove capable capability
        modern able realistic affordable certain open free belong back help well hope insist
        reaffirm shoulder closer favour favor sufficient timely work earn rearm arm equip train
        freedom friendly insurance deterrent backing highest biggest largest fastest healthy ramp
        scale willing eager guarantor cheaper investing tough tougher reinforcement consensus
        agreement mandate irreversible sovereign modernisation modernization transparent
        contributor concrete tangible finally undertake commit guaranteed advantage affirm
        assurance assure attain attractive clever cohesion cohesive collaborate collaboration
        constructive cure cement consolidate coordinate diligent diligence dividend durable
        dynamic enduring energetic energise energize enhance enrich equitable fast-track firmness
        flexible flexibility flourish foster fortify goodwill harmony heed helpful honourably
        innovative instrumental intensify justify leadership legitimate legitimacy liberty mature
        mend motivate nimble overcome potent powerful practical preferable preparedness productive
        proper properly prosper prosperous reaffirmation recover recovery rejoin relevant relief
        renew renewal replenish restore reunite seriously seriousness sensibly shield shine
        simplify solution solve spearhead stabilise stabilize stable step-change streamline
        superior sustain sustainable swift swiftly talented thorough thrive trailblazer uplift
        useful vigilant vigilance vigorous vigour willingness workable worth upgrade uptick
        outperform full-fledged turnaround unblock unlock fulfilment""",
    # Cost, delay, doubt, refusal, pressure.
    -1.0: """
        costly smaller price burden debt deficit slow slowly late delayed lag behind short
        shortage shortfall gap hole miss missing insufficient inadequate too little expensive
        resist reluctant reluctance hesitate hesitation doubtful sceptical skeptical scepticism
        skepticism questionable concern concerned worry worried anxious fear afraid uncertain
        uncertainty unclear ambiguity confusion confuse difficult hard harder trouble obstacle
        barrier veto objection suspend freeze frozen retreat hide slip weak weaker weakness
        vulnerable exposed divide division dividing split tension confrontation confront escalate
        provoke provocation provocative countermeasure consequence punish punishment sanction
        threat tariff pressure force forced hostile hostility suffer suffering hurt loss victim
        excuse slogan theatre theater symbolic bureaucracy unnecessary pointless useless
        meaningless irrelevant trick unpopular overstretched unprepared complacent complacency
        haggle haggling rich shrug hedge loophole invoice owe unpaid arrears spiral encroach
        encirclement dictate ultimatum snub cosmetic vague fudge vacuum rust leak crumble
        stretched exhausted unready ill-prepared pawn vassal satellite horse-trading bazaar
        premature hasty divisive skeptic sceptic expense austerity arbitrary shadow dither
        sacrifice nervous unease uneasy frustration frustrated impatient patience ignored
        neglected outnumbered outgunned evade vagueness lip-service unsure stagnate dwindle shrink
        abrupt absent abstain abstract aimless ambiguous amateurish anomaly anxiety artificial
        backlog backtrack backslide backsliding balk blur bog bogged bother brittle bumpy
        bureaucrat bureaucratic burdensome choke clash clumsy complaint complicate complicated
        contradict contradiction contradictory controversial controversy costlier crack creak
        cumbersome cutback deadlock deaf defensive deficiency delinquency dent dependence
        dependency depleted deplete deteriorate deterioration disagree disagreement disadvantage
        discomfort discontent discord disjointed disorder disorganised disrupt disruption
        dissatisfied dissent distort distract distraction distrust disturb disturbed disturbing
        doubtfully downside downturn drawback elusive embattled evasive exclusion exorbitant
        exasperated extravagant faint falter fatigue feeble fickle flaw flawed fleeting flimsy
        flounder foggy forget forgetful fragile fragmented fragmentation friction gloomy
        half-baked half-finished halfway hamper handicap haphazard hardship hesitant hesitantly
        hinder hindrance idle ill-conceived ill-equipped ill-judged ill-timed immature impasse
        imbalance impractical imprecise improper inability inaction inconclusive inconsistent
        inconvenient indecision indecisive indifferent indifference ineffective inefficient
        inefficiency inequality inertia inflate inflexible inflexibility insecure insecurity
        instability interference intrude irritated irritation isolate isolated isolation jittery
        laggard laggards lame languish lax lazy leaky limp linger lopsided lukewarm meagre meager
        meddle meddling mediocre messy misgiving misgivings mistrust misunderstand
        misunderstanding mired monopoly muddled murky needless neglectful nonchalant noncommittal
        obscure obsess obsession onerous opaque overblown overburden overcharge overdo overlook
        overly overpriced overrun overspend paralysis paralyse paralyze patchy pittance pitfall
        plight point-scoring poorly problem problematic procrastinate puzzling quarrel quibble
        rash recession recklessness redundant regress remorse resentful resentment resistance
        restrictive rift rigid rude scarce scarcity scramble secretive selective sever shaky
        shallow shambles shoddy short-sighted short-sightedness sideline simplistic simplistically
        skeletal skimp sleepwalk sleepwalking sluggish sore sour squabble squabbling stalemate
        stale strain strife stumble stubborn superficial superfluous suspicion suspicious swamp
        tame tardy tatters tenuous tepid threadbare timid tired tiresome tokenism troublesome
        turbulence turmoil unable unaware uncaring uncomfortable uncommitted unconvinced
        unconvincing undecided underfund underfunded underinvest underinvestment underperform
        undermanned understaffed undersized underspend underspending uneven unfinished unfocused
        unhappy unhelpful unimpressed uninterested unpersuaded unpredictable unpredictability
        unproductive unresolved unsatisfactory unsettle unsettling unsuccessful unsustainably
        unwelcome unwilling unwillingness upset upheaval vacillate vacillation volatile
        vulnerability wane waver weary wobble wobbly worthless wrangle wrangling zero-sum
        laggardly stopgap token asleep sleepy passenger stunt""",
    # Blame, mockery, alarm.
    -2.0: """
        appalling unbalanced unhinged danger dangerous dangerously reckless recklessly
        irresponsible unacceptable wrong mistake mistaken error blunder risk risky peril perilous
        shame shameful ashamed disgrace disgraceful outrage outrageous absurd absurdity stupid
        stupidity foolish folly fool ridiculous laughable joke farce harm harmful damaging naive
        naivety unfit betrayal unfair unjust injustice delinquent freeloader freeloading
        free-riding free-rider nonsense senseless mindless shocking alarming worrying worrisome
        terrible awful horrible dreadful deplorable disgusting illegal unlawful unprovoked insult
        insulting insane insanity mad madness crazy lunacy hysteria hysterical paranoid paranoia
        hypocrisy hypocritical hypocrite destabilise destabilising destabilize destabilizing
        escalation gimmick unrealistic unaffordable unreasonable unsustainable unworkable
        impossible dismal grim bleak catastrophe catastrophic disaster disastrous disloyal
        unserious populist robbery rob theft steal lie liar lying false falsehood untrue
        misleading mislead deceive deceit deception propaganda smear slander pretend pretence
        pretext empty hollow fantasy illusion delusion delusional myth waste wasteful squander
        bankrupt ruin ruinous surrender capitulation capitulate appease appeasement cowardice
        coward cowardly weakest chaos chaotic crisis collapse doom doomed dead death brain-dead
        obsolete relic outdated blow setback defeat humiliate humiliating humiliation
        embarrassment embarrassing scandal scandalous corrupt corruption greed greedy arrogant
        arrogance bully bullying blackmail hostage extortion racket captive puppet lackey
        warmonger warmongering militarism militarisation militarization militarist brinkmanship
        unwise cynical cynicism selfish selfishness immoral unfaithful unreliable ungrateful
        disappoint disappointed disappointing disappointment regret regrettable dismayed dismay
        angry anger furious fury condemn denounce accuse criticise criticize blame un-american
        crime criminal brutal cruel invader trap poison toxic treason blatant heckle retaliate
        retaliation respond plunder drag worst worse bluff smokescreen charade circus freeride
        cheat shirk shirker sham toothless half-hearted watered-down diktat russophobia
        russophobic sabre sabre-rattling sell-out sellout backroom kneel slap cannon rotten
        insincere dishonest dishonesty incompetent incompetence negligent negligence fraud
        fraudulent wreck destroy destruction devastating catastrophically monstrous grotesque
        obscene scandalously ludicrous pathetic laughing-stock laughingstock bluster hypocrites
        nightmare abhorrent abomination abuse abusive abysmal adventurism affront agony antagonise
        antagonistic anti-american apocalypse backfire backstabbing beggar belligerent bogus
        bombast botch botched bribery brazen bungle bungled calamity calamitous callous careless
        caricature charlatan chauvinism clown clueless coerce coercion conspiracy contempt
        contemptible contemptuous counterproductive cripple crippling cynic dangerousness debacle
        decimate defiance defiant demagogue demagoguery demolish demonise demoralise deranged
        dereliction despicable despise detrimental devious diabolical dire disastrously discredit
        discredited discriminate discrimination dishonour dishonor dishonourable disingenuous
        dismantle disrespect disrespectful dubious dud duplicity dupe egregious enrage erratic
        escalatory exaggerated exaggeration excessive exploit exploitation fable fabricate
        fabrication fabulist fairytale fallacy farcical fatal fatally fiasco fiction fictional
        fictitious flop foul frighten frightening frivolous futile futility gamble gambling
        ghastly glaring gouge grandstanding hazard hazardous heartless heresy hideous hoax hogwash
        hopeless hopelessly horrific humbug hype ignorance ignorant ill-advised ill-fated imbecile
        imperialist imperil impotent impotence imprudent inadmissible inane incoherent
        inconceivable inexcusable inexplicable infamous infuriate infuriating inhumane insolent
        insolence intimidate intimidation intolerable irrational jeopardy junk laughter lawless
        lunatic malicious malign manipulate manipulation maniac meltdown menace menacing mirage
        misguided mishandle misjudge misjudgement mismanage mismanagement misplaced mistreat
        mockery moronic muddle-headed nasty nefarious nonsensical notorious obnoxious offend
        ominous oppressive outburst overreach overreaction parasite parasitic parody perfidious
        pernicious perverse petty pillage pitiful pompous ponzi posturing predatory preposterous
        prejudice profligate profligacy propagandist punitive quagmire rant reneged renege
        repugnant revolting rip-off ripping rotting rubbish ruinously scam scapegoat scaremonger
        scaremongering scourge screwed self-defeating self-destructive self-deception
        self-inflicted self-serving shabby shameless short-changed showmanship sickening sinister
        sleaze sloppy sordid spineless spiteful squalid stagger stigma strangle strangulation
        stupidly subservient subservience subterfuge suicidal suicide swindle tantrum tarnish
        tasteless terrify terrifying theatrical theatrics thoughtless thug torment tragedy tragic
        traitor treacherous treachery trickery turncoat two-faced tyrannical unbearable
        unconscionable undemocratic unethical unforgivable unjustified unjustifiable unhelpfully
        unscrupulous untenable unthinkable untrustworthy vandalism vengeful vicious vile villain
        vindictive volte-face vulgar warlike warpath weaponise weaponize witch-hunt woeful
        woefully wretched vanity whitewash bloodbath minefield straitjacket millstone albatross
        travesty blasphemy""",
}
"""Weight → roots. One whose inflected form is listed as well counts as that form says."""

TURNING = {
    -1.0: """
        cut reduce lower less fewer end stop halt quit leave lose lack fail failure refuse refusal
        reject deny block delay postpone reversal repeal prevent avoid oppose opposition withdraw withdrawal
        withhold deprive reverse scrap drop cancel neglect ignore doubt against stall erode break
        broken""",
    -2.0: """
        undermine abandon betray weaken sabotage jeopardise jeopardize threaten damage""",
}
"""Weight, where nothing is turned → roots of deeds that turn what they are done to."""
