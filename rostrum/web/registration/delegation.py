"""A delegation in the hands of its focal point: members, the credentials letter, the lists of speakers (R70-R72)."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.documents import queries as documents
from rostrum.apps.documents.intake.purposes import MB, PURPOSES
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.queries import DelegationRow, FocalPoint, MemberRow
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components import files
from rostrum.web.components.cap_words import standing
from rostrum.web.components.delegation_words import FIELDS, LEVELS, LISTS, TYPES, refused
from rostrum.web.components.registration_words import FAULTS, STATES, languages
from rostrum.web.components.uploads import bounded
from rostrum.web.registration.delegation_door import inside
from rostrum.web.registration.delegation_forms import MemberForm, known

LARGEST = PURPOSES["letter"].largest
SAVED = frozenset({"member", "letter", "list", "withdrawn"})


@require_safe
@inside
def home(request: HttpRequest, focal: FocalPoint, row: DelegationRow) -> HttpResponse:
    return page(request, focal, row)


def page(
    request: HttpRequest, focal: FocalPoint, row: DelegationRow, error: str = "", status: int = 200
) -> HttpResponse:
    """The delegation as it stands; `error` says what was refused, with everything else as before."""
    people = queries.members(delegation=row.id)
    way = queries.way_of(event=row.event, category=row.category)
    limit = queries.closing(event=row.event, deadline=way.deadline)
    room = queries.room(delegation=row.id, waiting=True)
    letters = [one for one in documents.files_of(owner=row.id) if one.id == row.letter]
    context = {
        "event": meeting.event(event=row.event),
        "row": row,
        "level": LEVELS.get(row.level, ""),
        "members": [
            (one, TYPES.get(one.member_type, ""), LEVELS.get(one.level, ""), STATES[one.state])
            for one in people
        ],
        "includes": way.includes,
        "wished": way.level,
        "room": standing(room) if room else "",
        "closes": clock.moment(limit.moment) if limit else None,
        "inclusive": bool(limit and limit.inclusive),
        "passed": bool(limit and not limit.holds(focal.now)),
        "now": clock.moment(focal.now),
        "letter": next(iter(letters), None),
        "letter_state": files.STATES[letters[0].state] if letters else "",
        "lists": lists(row, people) if way.may_speak else [],
        "speakers": [one for one in people if one.state == "approved" and one.participant],
        "tongues": languages(),
        "key": uuid4().hex,
        "error": error,
        "saved": request.GET.get("saved", "") if request.GET.get("saved", "") in SAVED else "",
    }
    return render(request, "registration/delegation.html", context, status=status)


def lists(row: DelegationRow, people: tuple[MemberRow, ...]) -> list[tuple[queries.Inscription, Any]]:
    """The lists of the event that an inscription could go to; those to which nobody is inscribed are left out.

    Where the modalities draw up no list beforehand, none is promised: there is one while it takes names.
    """
    modes = {one["mode"] for one in meeting.arrangement(event=row.event)["floors"].values()}
    away = {"invited", "none"} | (set() if modes & {"list", "selected"} else {"closed", "shut"})
    found = queries.inscriptions(row=row, people=people)
    return [(one, LISTS.get(one.state, "")) for one in found if one.state not in away]


def back(saved: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('delegation_home')}?saved={saved}")


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def member_add(request: HttpRequest, focal: FocalPoint, row: DelegationRow) -> HttpResponse:
    return member_page(request, row, partial(operations.add_member, focal=focal))


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def member(request: HttpRequest, focal: FocalPoint, row: DelegationRow, registration: str) -> HttpResponse:
    one = own(row, registration)
    act = partial(operations.change_member, focal=focal, registration=one.id)
    return member_page(request, row, act, one)


def own(row: DelegationRow, registration: str) -> MemberRow:
    for one in queries.members(delegation=row.id):
        if one.id == registration:
            return one
    raise Http404("unknown_registration")


def member_page(
    request: HttpRequest, row: DelegationRow, act: Callable[..., str], one: MemberRow | None = None
) -> HttpResponse:
    """The form, refused with all that was typed, or saved."""
    form = MemberForm(request.POST if request.method == "POST" else None, initial=known(one) if one else None)
    if form.is_valid():
        try:
            act(member=form.member())
        except Refusal as refusal:
            put_faults(form, refusal)
        else:
            return back("member")
    context = {"event": meeting.event(event=row.event), "row": row, "member": one, "form": form}
    return render(request, "registration/delegation_member.html", context, status=422 if form.errors else 200)


def put_faults(form: MemberForm, refusal: Refusal) -> None:
    """What is wrong beside its field, or at the head of the form."""
    if refusal.code == "address_not_read":
        form.add_error("address", str(FAULTS["address_not_read"]))
        return
    for name, code in refusal.detail.get("faults", ()):
        field = name if name in form.fields else None
        form.add_error(field, str(FIELDS.get(name) or FAULTS.get(code) or FAULTS["unknown_choice"]))
    if "faults" not in refusal.detail:
        form.add_error("address" if refusal.code == "address_is_theirs" else None, refused(refusal))


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def member_withdraw(
    request: HttpRequest, focal: FocalPoint, row: DelegationRow, registration: str
) -> HttpResponse:
    """Asks once, because whoever was approved loses the way in."""
    one = own(row, registration)
    error = ""
    if request.method == "POST":
        try:
            operations.withdraw_member(focal=focal, registration=one.id)
        except Refusal as refusal:
            error = refused(refusal)
        else:
            return back("withdrawn")
    context = {"event": meeting.event(event=row.event), "row": row, "member": one, "error": error}
    return render(request, "registration/delegation_withdraw.html", context, status=409 if error else 200)


def too_large(request: HttpRequest) -> HttpResponse:
    @inside
    def answer(request: HttpRequest, focal: FocalPoint, row: DelegationRow) -> HttpResponse:
        return page(request, focal, row, files.words(Refusal("file_too_large", limit=LARGEST // MB)), 413)

    return answer(request)


@csrf_exempt  # asked below, when it is known who sends and how much; asking it here would read the body first
@require_http_methods(["GET", "HEAD", "POST"])
@bounded(LARGEST, too_large)
@csrf_protect
@inside
def letter(request: HttpRequest, focal: FocalPoint, row: DelegationRow) -> Any:
    """The credentials letter: sent in by a form, given back to whoever sent it."""
    sent: Any = request.FILES.get("file")
    try:
        if request.method != "POST":
            return files.attachment(documents.content_of(file=row.letter, owner=row.id))
        name, data = (sent.name, sent.read()) if sent else ("", b"")
        operations.keep_letter(focal=focal, name=name, data=data)
    except Refusal as refusal:
        status = 404 if request.method != "POST" else 422
        return page(request, focal, row, files.words(refusal), status)
    return back("letter")


@require_POST
@inside
def inscribe(request: HttpRequest, focal: FocalPoint, row: DelegationRow) -> HttpResponse:
    """Onto a list of speakers, or off it, by the hand of a member whom the secretariat approved."""
    told = request.POST
    who: dict[str, Any] = {
        "focal": focal,
        "floor_id": told.get("floor", "")[:130],
        "registration": told.get("member", "")[:24],
        "key": told.get("key", "")[:64] or uuid4().hex,
    }
    try:
        if "off" in told:
            operations.withdraw_inscription(**who)
        else:
            operations.inscribe_delegation(**who, lang=told.get("lang", "")[:16], group="group" in told)
    except Refusal as refusal:
        return page(request, focal, row, refused(refusal), 422)
    return back("list")
