"""The phrases that weigh otherwise than their words do: "a blank cheque", "out of reach"."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dashboard.extraction.rules.stance.roots import roots_of
from dashboard.extraction.rules.words.sentences import Token

_IDIOMS = {
    2.0: """
        turning_point open_door most_important first_time game_changer common_sense good_news
        right_direction right_thing fair_share big_step step_forward money_well_spent worth_every
        worth_price worth_cost lead_by_example role_model gold_standard vote_of_confidence
        new_chapter new_era coming_of_age come_home came_home shot_in_arm breath_of_fresh_air
        wake-up_call keep_word kept_word true_to_word every_inch fully_funded pay_dues paying_dues
        paid_dues pull_weight pulling_weight with_open_arms second_to_none rise_to_occasion
        no_small_feat full_members model_ally model_member model_pupil seat_at_table
        place_at_table take_seat took_seat here_to_stay honour_what honor_what no_going_back
        no_turning_back""",
    1.0: """
        no_alternative no_doubt no_question no_substitute long_way on_track on_course on_schedule
        on_time at_last do_more more_and_more meeting_guideline meeting_target meeting_goal
        meeting_benchmark meeting_threshold meeting_standard pay_off pays_off paid_off
        no_hesitation hats_off well_done full_backing on_way get_there bare_minimum wake_up
        step_up carry_own not_question never_question pay_way as_promised as_planned in_good_faith
        bear_fruit bearing_fruit take_fate into_own_hands catch_up catching_up point_up
        without_delay stick_to stuck_to do_part does_part did_part doing_part no_time_to_lose
        no_time_to_waste no_more_excuses nowhere_else no_daylight insurance_against shield_against
        bulwark_against protection_against guard_against safeguard_against defence_against
        not_need_lesson no_lesson stand_by stood_by not_negotiable not_in_doubt not_in_question
        at_table before_it_was_too_late before_it_is_too_late by_side on_our_side make_history
        not_alone no_longer_alone never_alone never_again stand_behind stood_behind
        stands_behind standing_behind no_asterisk""",
    0.0: """
        as_well good_name open_letter free_people free_trade cold_war foreign_aid short_term
        meet_again meet_in meet_on meet_at meet_with meet_next by_end at_end end_of_decade
        end_of_year end_of_month end_of_day in_end in_force task_force air_force armed_force
        not_matter""",
    -1.0: """
        out_of_reach at_best not_add_up stop_short fall_short fell_short remain_to_be_seen
        remain_neutral stay_neutral foot_bill pick_up_bill pick_up_tab on_paper only_words
        expense_of drop_in_ocean not_worth no_idea nobody_explained cold_feet drag_feet
        dragging_feet stand_in_way stood_in_way hot_air thin_air out_of_touch on_credit
        other_priorities keep_distance not_pledge lead_nowhere led_nowhere go_nowhere
        going_nowhere ask_too_much not_convinced not_persuaded not_sign_up in_arrears run_out
        ran_out running_out close_to_empty tell_little told_little no_rush no_hurry not_a_priority
        hide_behind hiding_behind look_away turn_blind_eye turn_back_on lose_patience
        lost_patience raise_question little_sense no_sense lose_sense lost_sense lose_mind
        lost_mind play_for_time playing_for_time hollow_out too_high too_fast too_soon too_early
        too_low too_small too_expensive too_few""",
    -2.0: """
        museum_piece
        gift_to_moscow gift_to_putin gift_to_russia gift_to_kremlin
        free_ride free_rider free_riders free_riding free_lunch blank_cheque blank_check
        brain_death arms_race lip_service wishful_thinking double_standard double_standards
        paper_tiger dead_end too_little too_late too_far too_much red_line wrong_direction
        bad_faith half_measures cannon_fodder horse_trading creative_accounting window_dressing
        dividing_lines own_goal slippery_slope dead_on_arrival cold_shower pipe_dream fig_leaf
        fairy_tale blunt_instrument black_hole trojan_horse poisoned_chalice house_of_cards
        moving_target red_herring damp_squib bridge_too_far shell_game sticking_plaster
        smoke_and_mirrors recipe_for slap_in_face shot_in_foot stab_in_back cook_books
        cooking_books laugh_at laughing_at beneath_contempt beyond_pale cross_line play_with_fire
        playing_with_fire fuel_to_fire serve_only only_serve green_light play_into_hands at_risk
        in_jeopardy sell_out bow_to white_elephant poison_pill protection_racket shopping_list
        numbers_game accounting_trick sleight_of_hand can_down_road nail_in_coffin time_bomb
        want_war wants_war mean_war means_war into_war towards_war toward_war party_of_war
        war_economy prepare_for_war preparing_for_war risk_war written_in_sand not_enough""",
}
"""Weight → the roots of words that weigh together what they would not weigh apart.

Articles and possessives between them do not matter: "stood in the way".
"""
_TURNING = """no_intention no_plan no_desire no_appetite no_need no_money no_interest no_room no_time
    not_need not_intend not_want not_willing not_ready not_prepared not_able"""
"""Those that turn what comes after them, as a deed does: "no intention of raising it"."""
_PASSED_OVER = frozenset("a an the its their his her our your my all any such".split())


class Idiom(NamedTuple):
    """What a phrase weighs, and of how many tokens it is."""

    weight: float
    length: int
    turns: bool = False


class _Entry(NamedTuple):
    others: tuple[str, ...]
    weight: float
    turns: bool


def _table() -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    entries = [(weight, one, False) for weight, all_ in _IDIOMS.items() for one in all_.split()]
    entries += [(-1.0, one, True) for one in _TURNING.split()]
    for weight, phrase, turns in entries:
        first, *others = phrase.split("_")
        found.setdefault(first, []).append(_Entry(tuple(others), weight, turns))
    return found


_BY_FIRST = _table()


def idiom_at(words: Sequence[Token], at: int) -> Idiom | None:
    """Return the longest phrase that begins at a word, or None."""
    found = None
    for others, weight, turns in _opened_by(words[at].low):
        end = _matched(words, at + 1, others)
        if end and (found is None or end - at > found.length):
            found = Idiom(weight, end - at, turns)
    return found


@lru_cache(maxsize=20_000)
def _opened_by(low: str) -> tuple[_Entry, ...]:
    return tuple(phrase for root in roots_of(low) for phrase in _BY_FIRST.get(root, ()))


def _matched(words: Sequence[Token], at: int, others: tuple[str, ...]) -> int:
    """Where the rest of a phrase ends, or 0 where it does not follow."""
    for other in others:
        passed = 0
        while at < len(words) and words[at].low in _PASSED_OVER and words[at].low != other:
            at, passed = at + 1, passed + 1
        if passed > 1 or at >= len(words) or other not in roots_of(words[at].low):
            return 0
        at += 1
    return at
