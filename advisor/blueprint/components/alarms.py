"""Who hears of a failure, wherever it is watched."""

from advisor.vocabulary import OnCall

KEY = "monitoring"
ANSWERS = {
    OnCall.NONE: "nobody carries a pager, so alarms wait for the morning",
    OnCall.OFFICE: "alarms are answered in office hours",
    OnCall.AROUND_THE_CLOCK: "alarms ring around the clock",
}
