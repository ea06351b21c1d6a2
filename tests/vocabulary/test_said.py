"""Nothing that a real charter, agreement or procedure says is lost: one test for each thing that is easily lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from qmsgen.model.case import conditions, takes_in
from qmsgen.model.limits import holders_of, limits_of
from qmsgen.model.policy_set import PolicySet
from qmsgen.model.process import actor, branches, is_fork
from qmsgen.model.quantity import format_quantity, parse_quantity
from qmsgen.model.recovery import grants, may_give
from qmsgen.model.timing import time_allowed
from qmsgen.model.vocabulary import vocabulary
from qmsgen.pipeline import shipped
from qmsgen.stages.assemble import assemble
from qmsgen.stages.check import check
from qmsgen.stages.load import load
from qmsgen.stages.validate import validate

SETS = Path(__file__).parent / "sets"


def read(name: str) -> PolicySet:
    loaded = load(SETS / name)
    validated = validate(loaded.files)
    assembled = assemble(name, loaded.files, vocabulary(), outside=shipped(), broken=validated.broken)
    found = [*loaded.findings, *validated.findings, *assembled.twice, *assembled.missing]
    assert [str(finding.message) for finding in found] == []
    return assembled.policy_set


@pytest.fixture(params=sorted(folder.name for folder in SETS.iterdir()))
def any_set(request) -> PolicySet:
    return read(request.param)


@pytest.fixture
def cloud() -> PolicySet:
    return read("cloud")


@pytest.fixture
def city() -> PolicySet:
    return read("city")


@pytest.fixture
def water() -> PolicySet:
    return read("water")


@pytest.fixture
def hotel() -> PolicySet:
    return read("hotel")


@pytest.fixture
def hospital() -> PolicySet:
    return read("hospital")


@pytest.fixture
def licensing() -> PolicySet:
    return read("licensing")


@pytest.fixture
def helpdesk() -> PolicySet:
    return read("helpdesk")


@pytest.fixture
def repair() -> PolicySet:
    return read("repair")


def said(quantity: object) -> str:
    return str(quantity)


def limits(commitment) -> list[str]:
    return [said(limit.bound) for limit in limits_of(commitment)]


def test_every_set_reads_without_an_error(any_set):
    assert [str(finding.message) for finding in check(any_set) if finding.severity == "error"] == []


def test_01_ladders_over_half_open_ranges_have_a_base_and_a_second_dimension(cloud, water):
    remedy = cloud.find("commitments", "uptime").remedy
    assert (remedy.ladder_by, str(remedy.base)) == ("result", "the charges of that region in that cycle")
    assert [(said(getattr(rung, "from")), said(rung.below), said(rung.pay)) for rung in remedy.ladder] == [
        ("99.0 %", "99.95 %", "10 %"),
        ("95.0 %", "99.0 %", "25 %"),
        ("None", "95.0 %", "100 %"),
    ]
    rungs = water.find("commitments", "restoration").remedy.ladder
    assert [(rung.when["customer"].id, said(rung.for_each), said(rung.pay)) for rung in rungs] == [
        ("household", "None", "50 GBP"),
        ("household", "12 h", "50 GBP"),
        ("business", "None", "100 GBP"),
        ("business", "12 h", "100 GBP"),
    ]


def test_02_a_claim_has_channel_deadline_evidence_and_disqualification_or_is_not_needed(cloud, water):
    claim = cloud.find("commitments", "uptime").invoke
    assert [channel.id for channel in claim.channels] == ["support-center"]
    assert (said(claim.by), claim.after.id, claim.checked_by.id) == ("2 billing cycles", "unavailable", "case-desk")
    assert (len(claim.evidence), len(claim.disqualified_when)) == (4, 2)
    remedy = water.find("commitments", "appointments").remedy
    assert remedy.automatic
    assert list(remedy.only_claimed_when) == ["we could not know of the failure"]


def test_03_a_remedy_has_floor_cap_form_and_a_discretionary_part(cloud, water, helpdesk):
    remedy = cloud.find("commitments", "uptime").remedy
    assert (said(remedy.floor), remedy.sole, said(remedy.within)) == ("1 USD", True, "1 billing cycle")
    assert remedy.form
    assert remedy.discretionary
    pressure = water.find("commitments", "pressure").remedy
    assert (said(pressure.at_most), pressure.per_period) == ("5 payments", "year")
    fee = helpdesk.find("commitments", "tickets").remedy
    assert (said(fee.cap), fee.per_period, said(fee.ladder[1].floor)) == ("10 %", "month", "100 USD")


def test_04_exclusions_remove_measurements_pause_the_clock_or_excuse_a_remedy(licensing, water, helpdesk):
    sets = ((licensing, "licences"), (water, "appointments"), (helpdesk, "tickets"))
    effects = [policy_set.find("commitments", name).exclusions[0].effect for policy_set, name in sets]
    assert effects == ["pauses-clock", "excuses-remedy", "removes-measurement"]
    maintenance = helpdesk.find("commitments", "tickets").exclusions[0]
    assert (said(maintenance.up_to), maintenance.per_period) == ("8 h", "month")
    assert said(maintenance.notice) == "48 h before the work"


def test_05_a_promise_is_suspended_by_case_and_dates_and_differs_by_segment(city):
    requests = city.find("commitments", "requests")
    pause = requests.suspended[0]
    assert [value.id for value in pause.when.values()] == ["harbour", "street-cleaning"]
    assert (getattr(pause, "from"), pause.until) == (date(2022, 1, 28), date(2022, 1, 31))
    told = conditions(requests.tiers[0].when, city)
    assert [(condition.segment, condition.values[3]) for condition in told] == [("Type of request", "Pothole")]


def test_06_no_promise_is_a_value(city, cloud):
    none = [tier.when["request"].id for tier in city.find("commitments", "requests").tiers if tier.none]
    assert none == ["compliment"]
    assert [tier.none for tier in cloud.find("commitments", "first-response").tiers if tier.none]


def test_07_aggregates_have_statistic_share_period_interval_and_scope(cloud, helpdesk):
    replication = cloud.find("commitments", "replication").measure
    assert (replication.statistic, said(replication.share)) == ("percentage", "99.9 %")
    uptime = cloud.find("commitments", "uptime").measure
    assert (said(uptime.interval), list(uptime.for_each)) == ("5 min", ["account", "region"])
    solve = helpdesk.find("commitments", "tickets").parts[2]
    assert [said(tier.share) for tier in solve.tiers] == ["95 %", "95 %", "95 %", "85 %", "85 %", "85 %"]


def test_08_clocks_differ_by_tier_and_count_to_the_end_of_a_day_or_down_to_an_event(cloud, city, water, licensing):
    response = cloud.find("commitments", "first-response")
    assert [limit.calendar.id for limit in limits_of(response)] == ["always", *["support-week"] * 4]
    assert said(response.tiers[5].no_later_than) == "end of next business day"
    notice = water.find("commitments", "appointments").parts[1]
    assert said(notice.no_later_than) == "24 h before the appointment"
    assert limits(city.find("commitments", "requests"))[9:12] == [
        "≤ 45 business days",
        "≤ 1 calendar day",
        "≤ 30 calendar days",
    ]
    assert licensing.find("commitments", "licences").measure.starts_next_day


def test_09_boundaries_rounding_and_the_verdict_without_cases(cloud, water, helpdesk):
    assert limits(water.find("commitments", "pressure")) == ["< 2 drops"]
    assert cloud.find("commitments", "uptime").measure.without_cases == "met"
    solve = helpdesk.find("commitments", "tickets").parts[2].measure
    assert (solve.without_cases, str(solve.rounding)) == ("not-judged", "whole minutes")


def test_10_the_responsibility_matrix_may_have_signs_of_its_own(hospital):
    symbols = hospital.organisation.symbols
    assert (symbols.accountable, symbols.responsible, symbols.supports, symbols.informed) == ("★", "▲", "△", None)


def test_11_states_have_exit_criteria_and_cases_go_to_bodies_outside(hospital):
    process = hospital.find("processes", "complaints")
    first = process.states[0]
    assert [state.id for state in first.next] == ["under-investigation", "closed"]
    assert list(first.leaves_when) == ["the complainant has been rung"]
    assert [state.clock for state in process.states] == ["runs", "runs", "stands", "stopped"]
    assert [(place.to.id, said(place.by)) for place in process.appeals] == [
        ("governance", "30 business days"),
        ("ombudsman", "12 months"),
    ]


def test_11_a_step_may_decide_three_ways_begin_steps_together_and_call_a_process(repair):
    process = repair.find("processes", "repair")
    look, _, split, part, _, mend, _ = process.steps
    assert [way.label for way in branches(look, process)] == ["软件", "硬件", "不可修"]
    assert is_fork(split)
    assert [way.target.id for way in branches(split, process)] == ["part", "tell-owner"]
    assert [step.id for step in mend.waits_for] == ["part", "tell-owner"]
    assert part.call.id == "fetch-part"


def test_12_the_times_of_the_steps_are_held_against_the_promise_case_by_case(hospital):
    process = hospital.find("processes", "complaints")
    answer = hospital.find("commitments", "complaint-answer").parts[1]
    taken = [said(time_allowed(process, list(answer.delivered_by), None, tier.when)) for tier in answer.tiers]
    assert taken == ["28 business days", "38 business days", "58 business days"]


def test_13_frequency_has_a_greatest_gap_and_events_and_persons_are_independent(repair, hospital):
    often = repair.find("audits", "yearly").how_often
    assert (often.times, said(often.gap), often.event) == (2, "7 months", "重大投诉")
    check_step = hospital.find("processes", "complaints").steps[-1]
    assert [step.id for step in check_step.independent_of] == ["investigate"]
    assert actor(check_step).id == "chief-executive"


def test_14_retention_counts_from_an_event_or_never_ends(hospital):
    records = {record.id: record for record in hospital.records}
    assert records["patient-file"].retention_after.id == "treatment-ended"
    assert said(records["patient-file"].retention) == "8 years"
    assert records["register-of-serious-incidents"].retention == "permanently"


def test_15_satisfaction_has_own_points_cut_offs_reversed_items_and_filters(repair):
    survey = repair.find("surveys", "internal")
    assert dict(survey.scale.values) == {"1": Decimal("0.3"), "2": Decimal("0.7"), "3": Decimal(1)}
    assert (survey.scale.satisfied_from, survey.scale.not_applicable_code, survey.repeated_answers) == (3, "9", "first")
    first, late, *_ = survey.dimensions[0].items
    assert (str(first.only_for), late.reverse) == ("技师", True)
    assert [unit.id for unit in survey.serves] == ["workshop", "store"]
    assert [getattr(band, "from") for band in survey.bands] == [Decimal(-2), Decimal("-0.5"), Decimal("0.5")]


def test_15_a_target_may_be_a_bare_number_below_zero_and_a_unit_is_translated(repair):
    score, gap = repair.measures
    assert (said(score.target), said(gap.target)) == ("≥ 4", "≥ -0.5")
    assert [str(repair.reading(language).measures[0].unit) for language in ("zh-CN", "en")] == ["分", "points"]
    assert format_quantity(score.target) == "at least 4"


def test_16_an_incident_is_judged_by_the_version_of_its_day_and_documents_have_an_order(cloud):
    uptime = cloud.find("commitments", "uptime")
    before = uptime.replaces
    assert (before.until, uptime.since, uptime.version_at.id) == (date(2022, 5, 4), date(2022, 5, 5), "unavailable")
    agreement = cloud.find("documents", "customer-agreement")
    assert [document.id for document in agreement.outranks] == ["service-level-agreement"]
    assert agreement.precedence


def test_17_a_vague_word_may_be_entered_and_is_found(tmp_path):
    text = (SETS / "city" / "policy.yaml").read_text(encoding="utf-8")
    vague = text.replace("We close your request by the date that we give you.", "We close your request promptly.")
    (tmp_path / "policy.yaml").write_text(vague, encoding="utf-8")
    loaded = load(tmp_path)
    assert validate(loaded.files).findings == []
    policy_set = assemble("vague", loaded.files, vocabulary(), outside=shipped()).policy_set
    assert "vague-promise" in {finding.name for finding in check(policy_set)}


def test_18_authority_has_value_per_guest_count_per_month_none_and_ask(hotel):
    vouchers = {rung.role.id: rung.grant for rung in grants(hotel, hotel.find("remedies", "meal-voucher"))}
    assert {role: said(grant.up_to) for role, grant in vouchers.items()} == {
        "housekeeper": "None",
        "receptionist": "300 CNY",
        "duty-manager": "1000 CNY",
        "general-manager": "3000 CNY",
    }
    assert said(vouchers["receptionist"].at_most) == "30 次"
    assert not may_give(vouchers["housekeeper"])
    night = {rung.role.id: rung.grant for rung in grants(hotel, hotel.find("remedies", "free-night"))}
    assert not may_give(night["receptionist"])
    assert night["receptionist"].ask.id == "duty-manager"


def test_a_role_names_its_trainings(hotel):
    assert [training.id for training in hotel.find("roles", "duty-manager").trainings] == [
        "recovery-basics",
        "first-aid",
    ]


def test_a_policy_answers_clauses_and_names_what_carries_it(hotel):
    policy = hotel.find("policies", "quality")
    assert policy.addresses == ("iso-9001-2015:5.2.1", "iso-9001-2015:5.2.2")
    assert [carrier.id for carrier in policy.principles[0].carried_by] == ["guarantee"]


def test_a_promise_has_several_limits_each_with_a_clock_of_its_own(helpdesk):
    tickets = helpdesk.find("commitments", "tickets")
    assert [holder.id for holder in holders_of(tickets)] == ["tickets", "respond", "plan", "solve"]
    assert limits(tickets)[:3] == ["≤ 12 min", "≤ 24 min", "≤ 24 min"]
    assert [part.measure.to.id for part in tickets.parts] == ["ticket-answered", "plan-told", "ticket-solved"]


def test_a_priority_follows_from_impact_and_urgency(helpdesk):
    p2 = helpdesk.find("segments", "priority").values[1]
    assert [conditions(case, helpdesk)[1].values for case in p2.when] == [("Medium", "Low"), ("High", "Medium")]


def test_the_promise_is_tighter_than_the_law(licensing):
    tiers = licensing.find("commitments", "licences").tiers
    assert [(said(tier.at_most), said(tier.legal_limit)) for tier in tiers] == [
        ("8 business days", "≤ 20 business days"),
        ("1 business day", "≤ 15 business days"),
        ("None", "None"),
    ]


def test_a_limit_may_be_extended_once(hospital, licensing):
    extension = hospital.find("commitments", "complaint-answer").parts[1].extension
    assert (said(extension.by), extension.approved_by.id) == ("10 business days", "chief-executive")
    assert licensing.find("commitments", "licences").extension.told


def test_a_payment_reads_in_each_language(hotel):
    values = [hotel.reading(language).find("remedies", "free-night").value for language in ("zh-CN", "en")]
    assert [value.base for value in values] == ["一晚房费", "one night"]
    assert values[1] == parse_quantity("100 % of one night", "share")


def test_a_tier_takes_in_the_cases_that_have_all_its_values(helpdesk):
    basic = helpdesk.find("commitments", "tickets").parts[0].tiers[2].when
    narrow = helpdesk.find("commitments", "tickets").parts[2].tiers[4].when
    assert takes_in(basic, narrow)
    assert not takes_in(narrow, basic)
    assert takes_in({}, narrow)


def test_a_step_takes_longer_in_some_cases(repair):
    look = repair.find("processes", "repair").steps[0]
    assert (said(look.within), [said(tier.within) for tier in look.tiers]) == ("1 h", ["2 h"])
