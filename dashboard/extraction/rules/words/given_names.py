"""Whether a person is "he" or "she": by courtesy, by office, by a common given name."""

from dashboard.extraction.rules.words.letters import folded

_SHE = frozenset("mrs mrs. ms ms. miss dame lady queen madam".split())
_HE = frozenset("mr mr. sir lord king".split())
_WOMEN = frozenset(
    """agnes agnieszka aino alexandra alice alicia alison amanda amelie amy ana andrea angela
    angelique anita anke ann anna annalena anne anneliese annie antonia aoife astrid audrey
    barbara beata beatrice beth birgitta bridget brigitte carmen carol caroline carolyn
    catherine cathy charlotte chiara chloe christina christine claire clara claudia corinne
    dalia dana daniela deborah diana donatella dorothy dovile edith elena elina elisabeth elise
    elizabeth ellen elly emily emma erika erna esther eva eve evelyn evika federica fiona
    florence frances gabriele gail georgia gillian gina giorgia gisela grace greta gro hanna
    hannah heather heidi helen helena helene helle hilary hillary iben ilze imke ine ines inga
    ingeborg ingrid ingrida irene iris isabel isabelle jacinda jane janet jean jeanne jeannette
    jennifer jessica jill joan joanna joanne jodie judith julia julie kaja karen karin karina
    karine karla karoline kate katerina katharina katherine kathleen kathryn katrin katrina kay
    kelly kemi kersti kirsten kirsti klara krista kristalina kristi kristin kristina laura lena
    leonie lesley liliana linda lisa liz louise lucia lucy luise lydia magdalena magdalene maia
    mairead malgorzata manuela mara margaret margarita margrethe maria marie marija marin marina
    marine marion marjolein martha martine mary matilda maud melanie mette mia michelle milena
    mina minna mirjam moira monica monika nancy naomi natalia natalie nicole nikki nina nora
    olga olivia pamela patricia paula penny petra pia priti priya rachel radmila rebecca regina
    riikka rita roberta roxana ruth sabine sally samantha sandra sanna sara sarah sheila shirley
    silvia simone siobhan sofia sonia sophia sophie stephanie susan susanna susanne suzanne
    svetlana sviatlana sylvie tanja tatiana tatjana teresa theresa therese tina tinatin tzipi
    ulla ulrike ursula valentina valerie vera veronica veronika vesna victoria viktoria vilija
    viola virginia wendy yael yulia yvette yvonne zuzana""".split()
)
_MEN_IN_A = frozenset(
    """andrea attila barna bela costa danila elia esa geza gyula ilia ilja ilkka ilya isa issa
    joshua juha jukka kuba luca luka mika mikola moussa musa mustafa mykola nikita nikola noah
    pekka sasa sasha sinisa vanja zola""".split()
)
_MEN = frozenset(
    """aaron adam adrian aivars alan alar albert aleksandar aleksander alex alexander alexei alfred
    algirdas ali allan anders andre andreas andrei andrej andres andrew andris andrius andriy
    andrzej anthony anton antoni antonio antony antti arnold arthur artis artur arvydas barack
    bart ben benjamin bernard bernie bill bjarni bob boris brad brian bruno carl carlos charles
    chris christian christopher chuck claus colin cyril dag dale daniel david dean denis dennis
    dick dieter dmitri dmitry dmytro dominic dominik don donald doug duncan dusko edgars eduard
    edward egils emmanuel eric erik ernest espen esteban fabian felix ferdinand filip francis
    francisco francois frank franz fred frederik friedrich gabriel gary gavin geoff geoffrey
    george georgi gerald gerard gerhard giles giorgos giovanni gitanas giuseppe goran gordon
    graham grant greg gregory guido guillaume guy hakan hanno hans harald harold harry heiko
    helmut henri henrik henry herbert herman hugh ian igor ilir imants ingmar ivan ivo jacek
    jack jacob jacques jake jakub james jan janez janis jarmo jaroslaw jason javier jean-claude
    jean-yves jeff jens jeremy jerome jerzy jim jimmy joachim jock joe joel johan johann
    johannes john johnny jon jonas jonathan jorge jose josef josep joseph juan jurgen juri kai
    karel karl karlis keir keith ken kenneth kevin klaus konrad konstantin krisjanis kristen
    kurt kyriakos lars laurent laurynas lawrence lech leo leon lloyd louis luc luigi luis lukas
    maciej magnus manfred manuel marcel marco marcus marek mario maris marius mariusz mark marko
    markus martin mateusz mathieu matt matteo matthew max michael michal micheal michel mick
    miguel mihai mike mikhail mikko milos miloš mitch mitt morten mukhtar neil nicholas nick
    nicolas nigel nils olaf ole oleg oleksandr oleksii oliver olivier oscar ossian otto pal
    paolo pascal pat patrick paul pavel pawel pedro pete peter petr petri petteri phil philip
    philippe pierre piet pieter piotr radek radoslaw rafael raimonds ralf ralph rasmus ray
    raymond recep reinhard rene ricardo richard rick rimas rob robert robertas roberto robin rod
    roger roland rolf roman ron ronald rory rostislav roy rudolf rupert russell ryan salvini sam
    samuel sauli sean sebastian sergei sergey serhii simon slawomir stefan stephen steve steven
    stevo stuart sven tarmo ted terry thierry thomas tim timo tobias toby todd toivo tom tomas
    tomasz tommy tony toomas troels trygve ulf urmas uwe vaclav valdis victor viktor vincent
    vitali vladimir volodymyr wade walt walter wayne werner wes will willem william wladyslaw
    wolfgang xavier yevgeny yves zbigniew zoran zsolt""".split()
)
_OFFICES = ("woman", "women")


def pronoun_of(name: str, role: str | None) -> str | None:
    """Return ``he`` or ``she`` where name or role tell, else None."""
    words = f"{role or ''} {name}".lower().split()
    if any(word in _SHE or word.endswith(_OFFICES) for word in words):
        return "she"
    if any(word in _HE or word.endswith(("sman", "rman")) for word in words[:-1]):
        return "he"
    given = folded(name.split(maxsplit=1)[0]) if " " in name else ""
    if given in _WOMEN:
        return "she"
    if given in _MEN or given in _MEN_IN_A:
        return "he"
    return "she" if len(given) > 2 and given.endswith("a") else None


def is_given_name(word: str) -> bool:
    """Return whether a word is a common given name."""
    given = folded(word)
    return given in _WOMEN or given in _MEN or given in _MEN_IN_A
