"""Addresses of the Office of the President: its lists, what Members said in confidence, speakers, applications."""

from django.urls import path

from rostrum.web.office import (
    acts,
    applications,
    circulating,
    disclosures,
    lists,
    objections,
    reissuing,
    requests,
    selection,
)

LIST = "office/events/<slug:event>/lists/<slug:name>"
CHOICE = "office/events/<slug:event>/selection"
APPLICATIONS = "office/events/<slug:event>/applications"

urlpatterns = [
    path("office/events/<slug:event>/", lists.lists, name="office_lists"),
    path(f"{CHOICE}/", selection.selections, name="selections"),
    path(f"{CHOICE}/<slug:segment>/", selection.board, name="selection"),
    path(f"{CHOICE}/<slug:segment>/file/<slug:form>/", selection.selection_file, name="selection_file"),
    path(f"{CHOICE}/<slug:segment>/interest/<slug:asked>/", selection.act, name="selection_act"),
    path(f"{CHOICE}/<slug:segment>/choice/", selection.choice, name="selection_choice"),
    path(f"{CHOICE}/<slug:segment>/choice/<slug:asked>/", selection.choose, name="selection_choose"),
    path(f"{CHOICE}/<slug:segment>/tell/", selection.tell, name="selection_tell"),
    path(f"{APPLICATIONS}/", applications.applications, name="applications"),
    path(
        f"{APPLICATIONS}/<slug:registration>/advise/",
        applications.application_advise,
        name="application_advise",
    ),
    path(f"{LIST}/", lists.desk, name="office_list"),
    path(f"{LIST}/propose/", acts.propose, name="office_propose"),
    path(f"{LIST}/names/<slug:nominee>/drop/", acts.drop, name="office_drop"),
    path(f"{LIST}/circulate/", circulating.circulate, name="office_circulate"),
    path(f"{LIST}/reissue/", reissuing.reissue, name="office_reissue"),
    path(f"{LIST}/versions/<int:number>/extend/", circulating.extend, name="office_extend"),
    path(f"{LIST}/assembly/", acts.bring, name="office_bring"),
    path(f"{LIST}/decision/", circulating.decision, name="office_decision"),
    path(f"{LIST}/publish/", acts.publish, name="office_publish"),
    path(f"{LIST}/confidential/", objections.confidential, name="office_confidential"),
    path(f"{LIST}/confidential/objection/", objections.add, name="office_objection_add"),
    path(f"{LIST}/confidential/objections/<slug:objection>/", objections.objection, name="office_objection"),
    path(
        f"{LIST}/confidential/objections/<slug:objection>/withdraw/",
        objections.withdraw,
        name="office_objection_withdraw",
    ),
    path(f"{LIST}/confidential/request/", requests.add, name="office_request_add"),
    path(f"{LIST}/confidential/requests/<slug:request_id>/", requests.disclose, name="office_request"),
    path(f"{LIST}/confidential/log/", disclosures.log, name="office_disclosures"),
    path(f"{LIST}/confidential/record.jsonl", disclosures.record, name="office_record"),
]
