"""A filled form is the offer and the terms that it says."""

from datetime import date, time
from decimal import Decimal

import pytest
from rfp_filling import BRIEF, FORM, NAMED, answered, brief, fill

from dms.clinics import Access
from dms.io.rfp import read_rfp, rfp_form
from dms.issues import Severity
from dms.modules.dental import DentalPlace
from dms.modules.hospital import Ward
from dms.modules.limits import Per
from dms.modules.questions import Stated
from dms.rates import Rate

OUT = "offer:/programmes/0/modules/0"
HOME = "offer:/programmes/0/modules/1"
DOCTOR = "offer:/modules/0"


def offer_of(rows, tables=None):
    answer = answered({**NAMED, **rows}, tables)
    assert answer.ok, [i.line("en") for i in answer.issues if i.severity is Severity.ERROR]
    assert answer.offer is not None
    return answer.offer


def terms_of(rows):
    answer = answered({**NAMED, **rows})
    assert answer.ok, [i.line("en") for i in answer.issues if i.severity is Severity.ERROR]
    assert answer.terms is not None
    return answer.terms


def module_of(rows, tables=None):
    return offer_of(rows, tables).programmes[0].modules[0]


def test_an_empty_form_says_nothing_and_never_no():
    answer = answered()
    assert answer.ok
    first, *others = answer.issues
    assert (first.code, first.severity) == ("RFP-NOTHING-ANSWERED", Severity.WARNING)
    assert {i.severity for i in others} == {Severity.QUESTION}
    for programme in answer.offer.programmes:
        assert {m.stated for m in programme.modules} == {Stated.NOT_STATED}
    asked = [i for i in answer.issues if i.code == "MODULE-OFFERED-UNSTATED"]
    assert len(asked) == 8
    assert (asked[0].where.file, asked[0].where.sheet, asked[0].where.cell) == (
        "form.xlsx",
        "Offer",
        "E27",
    )


def test_the_frame_comes_from_the_request():
    offer = offer_of({})
    assert (offer.id, offer.client) == ("primer-ск-север", "ООО «Пример»")
    assert (offer.insurer.id, offer.insurer.name) == ("ск-север", "СК «Север»")
    assert (offer.period.start, offer.period.last_day) == (date(2026, 2, 1), date(2027, 1, 31))
    assert [p.id for p in offer.programmes] == ["base", "plus"]
    assert [m.kind for m in offer.programmes[1].modules] == ["outpatient", "dental", "ambulance"]
    assert [m.kind for m in offer.modules] == ["office_doctor"]
    assert offer.source.file == "form.xlsx"
    assert offer.programmes[0].modules[0].source.page == "Offer!E27"
    assert offer.locate("/programmes/0/modules/0/access").cell == "E29"


@pytest.mark.parametrize(
    ("row", "said", "found"),
    [
        ("valid_until", date(2026, 1, 31), ("valid_until", date(2026, 1, 31))),
        ("valid_until", "31.01.2026", ("valid_until", date(2026, 1, 31))),
        ("payment", "at once; every quarter", ("payment", ("single", "quarterly"))),
        ("payment", "раз в квартал", ("payment", ("quarterly",))),
    ],
)
def test_the_offer_as_a_whole(row, said, found):
    name, value = found
    assert getattr(offer_of({f"offer:/{row}": said}), name) == value


def test_headcount_age_and_who_can_be_insured():
    offer = offer_of(
        {
            "offer:/headcount/min": 5,
            "offer:/headcount/max": "50",
            "offer:/headcount/counts": "employees",
            "offer:/age/on": "at the start of the contract",
            "offer:/eligibility/ages": "18–65",
            "offer:/eligibility/relationships": "employee; spouse",
            "offer:/exclusions": "Oncological diseases; полёты в космос",
        }
    )
    assert (offer.headcount.min, offer.headcount.max, offer.headcount.counts) == (
        5,
        50,
        "employees",
    )
    assert offer.age.on == "contract_start"
    assert str(offer.eligibility.ages) == "18-65"
    assert [r.value for r in offer.eligibility.relationships] == ["employee", "spouse"]
    assert [(e.id, e.text) for e in offer.exclusions] == [
        ("oncology", None),
        (None, "полёты в космос"),
    ]


def test_no_exclusions_is_an_answer():
    assert offer_of({"offer:/exclusions": "none"}).exclusions == ()
    assert offer_of({}).exclusions is None


@pytest.mark.parametrize(
    ("said", "stated"),
    [("yes", Stated.YES), ("ДА", Stated.YES), ("no", Stated.NO), ("нет", Stated.NO)]
    + [(said, Stated.NOT_STATED) for said in ("not stated", "не указано", " ", None)],
)
def test_whether_it_is_offered(said, stated):
    assert module_of({f"{OUT}/offered": said}).stated is stated


@pytest.mark.parametrize(
    ("said", "premium"),
    [
        (18500, Rate.of("18500")),
        (18500.5, Rate.of("18500.5")),
        ("18 500,50 ₽", Rate.of("18500.50")),
        ("included in the price of the programme", "included"),
        (0, Rate.of("0")),
    ],
)
def test_prices(said, premium):
    assert module_of({f"{OUT}/offered": "yes", f"{OUT}/premium": said}).premium == premium


def test_what_a_kind_of_care_is():
    rows = {
        f"{OUT}/offered": "yes",
        f"{OUT}/access": "direct",
        f"{OUT}/consultations": "терапевт; хирург",
        f"{OUT}/ages": "18+",
        f"{OUT}/waiting_period/days": 0,
        f"{OUT}/deductible/share": 0.2,
        f"{OUT}/note": "как есть",
    }
    module = module_of(rows)
    assert module.access is Access.DIRECT
    assert module.consultations == ("терапевт", "хирург")
    assert str(module.ages) == "18+"
    assert module.waiting_period.days == 0
    assert module.deductible.share == Decimal("0.2")
    assert module.note == "как есть"


@pytest.mark.parametrize("said", [0.125, "12,5 %", "12.5%", "12,50 %"])
def test_shares(said):
    assert module_of({f"{OUT}/deductible/share": said}).deductible.share == Decimal("0.125")


@pytest.mark.parametrize("said", [0, "0", "0 %", "0,0"])
def test_no_share_needs_no_sign(said):
    assert module_of({f"{OUT}/deductible/share": said}).deductible.share == 0


@pytest.mark.parametrize(
    ("rows", "tables"),
    [
        ({"offer:/valid_until": "31.01.2026"}, None),
        ({"terms:/enrolment/counting": "yes, both count"}, None),
        ({}, {"rfp:clinics": [{"name": "Клиника"}]}),
    ],
)
def test_one_answer_is_something(rows, tables):
    answer = answered({**NAMED, **rows}, tables)
    assert "RFP-NOTHING-ANSWERED" not in {issue.code for issue in answer.issues}


@pytest.mark.parametrize("names", [("А", "Б"), ("***", "!!!")])
def test_insurers_with_other_names_have_other_ids(names):
    long = "Страховая компания " * 6
    made = [offer_of({"offer:/insurer/name": f"{long}{name}"[-200:]}) for name in names]
    bare = [offer_of({"offer:/insurer/name": name}) for name in names]
    for one, other in (made, bare):
        assert one.id != other.id
        assert one.insurer.id != other.insurer.id
        assert len(one.id) <= 80


def test_choices_lists_and_the_office_doctor():
    offer = offer_of(
        {
            "offer:/programmes/0/modules/2/offered": "yes",
            "offer:/programmes/0/modules/2/ward": "two beds",
            "offer:/programmes/0/modules/2/includes_ambulance": "no",
            "offer:/programmes/1/modules/1/places": "in specialised dental clinics",
            f"{DOCTOR}/offered": "yes",
            f"{DOCTOR}/premium": 240000,
            f"{DOCTOR}/visits_per_week": 2,
            f"{DOCTOR}/hours_per_visit": "1,5",
            f"{DOCTOR}/office": "Якиманка",
        }
    )
    hospital = offer.programmes[0].module("emergency_inpatient")
    assert (hospital.ward, hospital.includes_ambulance) == (Ward.DOUBLE, False)
    assert offer.programmes[1].module("dental").places == (DentalPlace.SPECIALISED,)
    doctor = offer.modules[0]
    assert (doctor.visits_per_week, doctor.hours_per_visit) == (2, Decimal("1.5"))


@pytest.mark.parametrize(
    ("said", "until"),
    [("9:00", "09:00"), ("24:00", "24:00"), (time(14, 30), "14:30"), ("14:30:00", "14:30")],
)
def test_territory(said, until):
    rows = {
        f"{HOME}/territory/base": "within the boundary of a city",
        f"{HOME}/territory/city": "Казань",
        f"{HOME}/territory/ring_km": 30,
        f"{HOME}/territory/included": "Московская область, Ступино; Химки",
        f"{HOME}/territory/call_until": said,
    }
    territory = offer_of(rows).programmes[0].module("home_care").territory
    assert (territory.city, territory.ring_km, territory.call_until) == ("Казань", 30, until)
    assert territory.included == ("Московская область, Ступино", "Химки")


def test_a_region_by_its_name():
    rows = {
        f"{HOME}/territory/base": "within a region",
        f"{HOME}/territory/region": "московская область",
    }
    assert offer_of(rows).programmes[0].module("home_care").territory.region == "RU-MOS"


LIMITS = "rfp:limits"


def test_limits_from_their_sheet():
    tables = {
        LIMITS: [
            {"programme": "База", "kind": "Outpatient care", "size": 24, "measure": "visits",
             "per": "a year"},
            {"programme": "plus", "kind": "Dental care", "size": 50000.5, "measure": "roubles"},
            {"programme": "База", "kind": "Outpatient care", "per": "for each visit",
             "service": "массаж"},
        ]
    }  # fmt: skip
    offer = offer_of({}, tables)
    first, second = offer.programmes[0].modules[0].limits
    assert (first.visits, first.per) == (24, Per.YEAR)
    assert (second.service, second.per, second.visits) == ("массаж", Per.VISIT, None)
    assert offer.programmes[1].module("dental").limits[0].amount == Decimal("50000.5")
    where = offer.locate("/programmes/0/modules/0/limits/0/visits")
    assert (where.sheet, where.cell) == ("Limits", "D5")


def test_whether_there_are_limits():
    assert module_of({}).limits is None
    assert module_of({f"{OUT}/limits": "there are no limits"}).limits == ()
    answer = answered(
        {**NAMED, f"{OUT}/offered": "yes", f"{OUT}/limits": "there are, on the sheet of limits"}
    )
    assert "LIMIT-VISITS-UNSTATED" in {i.code for i in answer.issues}
    assert len(answer.offer.programmes[0].modules[0].limits) == 1


def test_with_one_programme_limits_need_not_name_it():
    alone = BRIEF.partition("  - id: plus")[0] + "payment: [single]\n"
    form = rfp_form(brief(alone), insurer="Юг", lang="en")
    line = {"kind": "Home care", "size": 6, "measure": "visits"}
    answer = read_rfp(fill({}, {LIMITS: [line]}, form))
    assert answer.offer.programmes[0].module("home_care").limits[0].visits == 6


def test_prices_by_age_and_headcount():
    tables = {
        "rfp:factors": [
            {"by": "age", "from": 0, "to": 59, "coefficient": 1},
            {"by": "age", "from": 60, "coefficient": 1.5},
            {"by": "headcount", "from": 1, "to": 9, "coefficient": "1,05", "programme": "plus"},
        ]
    }
    ages, heads = offer_of({}, tables).factors
    assert ages.id == "age"
    assert ages.rate == Rate.of({"by": ["age"], "rows": [["0-59", "1"], ["60+", "1.5"]]})
    assert (heads.id, heads.programmes) == ("headcount-plus", ["plus"])


def test_clinics_and_who_names_them():
    tables = {
        "rfp:clinics": [
            {"name": "Клиника № 1", "city": "Москва", "district": "Якиманка",
             "region": "Москва", "address": "ул. Новая, 1", "access": "direct",
             "kinds": "Outpatient care; Dental care"},
            {"name": "Клиника № 1 (филиал)"},
            {"name": "!!!"},
        ]
    }  # fmt: skip
    rows = {f"{OUT}/clinics": "Клиника №1; !!!; клиника № 1", "offer:/programmes/1/clinics": "All"}
    offer = offer_of(rows, tables)
    first = offer.clinics[0]
    assert (first.id, first.region, first.access) == ("клиника-1", "RU-MOW", Access.DIRECT)
    assert first.kinds == ("outpatient", "dental")
    assert offer.programmes[0].modules[0].clinics == ("клиника-1", "e84c538e")
    assert offer.programmes[1].clinics == ("клиника-1", "клиника-1-филиал", "e84c538e")
    assert offer.clinics[1].city is None


def test_clinics_whose_names_give_the_same_id():
    names = ("Клиника 1", "Клиника № 1", "+++", "***")
    tables = {"rfp:clinics": [{"name": name} for name in names]}
    ids = [clinic.id for clinic in offer_of({}, tables).clinics]
    assert ids[:2] == ["клиника-1", "клиника-1-2"]
    assert len(set(ids)) == len(names)


def test_terms():
    terms = terms_of(
        {
            "terms:/enrolment/days": "on the 1st and the 15th",
            "terms:/enrolment/notice/working_days": 10,
            "terms:/enrolment/counting": "no, whole days lie in between",
            "terms:/enrolment/late": "on the next possible day",
            "terms:/enrolment/clause": "4.3",
            "terms:/relatives/relationships": "spouse; child",
            "terms:/relatives/windows/0/months": 1,
            "terms:/relatives/windows/0/since": "from the start of the contract",
            "terms:/relatives/windows/0/uplift": "15 %",
            "terms:/leaving/days": "20, 10",
            "terms:/leaving/refund/cash_share": 0.8,
            "terms:/leaving/refund/expense_load/share": 0.2,
            "terms:/leaving/refund/expense_load/of": "of the premium paid for the days left",
            "terms:/termination/by_client/allowed": "yes",
            "terms:/termination/by_client/refund/expense_load/share": 0,
            "terms:/payment/schedule": "every quarter",
            "terms:/payment/due/calendar_days": 10,
        }
    )
    assert (terms.id, terms.name) == ("terms-primer-ск-север", "СК «Север»")
    assert (terms.enrolment.days, terms.enrolment.notice.working_days) == ((1, 15), 10)
    assert (terms.enrolment.counting.value, terms.enrolment.clause) == ("strict", "4.3")
    window = terms.relatives.windows[0]
    assert (window.months, window.uplift) == (1, Decimal("0.15"))
    assert terms.leaving.days == (10, 20)
    load = terms.leaving.refund.expense_load
    assert (load.share, load.of) == (Decimal("0.2"), "freed")
    assert terms.termination.by_client.refund.expense_load == "none"
    assert (terms.payment.schedule, terms.payment.due.calendar_days) == ("quarterly", 10)


def test_nobody_may_join_is_an_answer():
    assert terms_of({"terms:/relatives/relationships": "none"}).relatives.relationships == ()
    assert terms_of({}).relatives.relationships is None


@pytest.mark.parametrize(
    ("said", "method"),
    [("in proportion to days", "days"), ("the price of the whole term", "none")],
)
def test_proration(said, method):
    assert offer_of({"offer:/proration/join": said}).proration.join.method == method


def test_questions_of_the_terms_have_their_cells():
    answer = answered()
    asked = {i.code: i.where for i in answer.issues if i.where.sheet == "Terms"}
    assert asked["ENROLMENT-DAYS-UNSTATED"].cell == "E5"
    assert asked["RELATIVES-WINDOWS-UNSTATED"].pointer == "/relatives/windows"


def test_the_form_of_this_brief_is_taken():
    assert answered(requirement=brief()).ok


def test_a_path_will_do(tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(FORM)
    assert read_rfp(path).offer.source.file == "form.xlsx"


def test_a_period_that_the_brief_leaves_to_the_insurer():
    form = rfp_form(brief(BRIEF.replace("period:", "# ")), insurer="Юг", lang="ru")
    dates = {"offer:/period/start": "01.03.2026", "offer:/period/last_day": date(2027, 2, 28)}
    answer = read_rfp(fill(dates, form=form))
    assert answer.offer.period.last_day == date(2027, 2, 28)
    assert read_rfp(fill({}, form=form)).offer.period is None


def test_odd_signs_are_left_out_since_no_offer_may_have_them():
    form = rfp_form(brief(), insurer="СК\x07Юг", lang="en")
    answer = read_rfp(form, name="form.xlsx")
    assert answer.offer.insurer.name == "СК Юг"
