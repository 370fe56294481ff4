"""The values that tables, network and page use for levels, branches, kinds and roles."""

LEVELS = ("national", "province", "city", "county", "township")
"""The level of administration of a post, the highest first."""

OFFICIAL_BRANCHES = ("党委", "人大", "政府", "政协", "纪委监委", "法院", "检察院", "军事", "群团")
"""The branches whose posts make their holder an official."""

BRANCHES = (*OFFICIAL_BRANCHES, "企业", "事业单位")
"""The branch of a post or body."""

HEAD_KINDS = ("post", "rank", "collective", "occupation", "journalist")
"""What the head of a title says of its bearer; see heads.tsv."""

PUBLIC_BODY_KINDS = ("government", "party", "congress", "consultative", "judicial", "military")
"""The kinds of organizations that exercise public power."""

ORGANIZATION_KINDS = ("company", *PUBLIC_BODY_KINDS, "institution", "other")
"""The kind of an organization."""

PERSON_ROLES = ("official", "company", "other", "journalist", "cited")
"""What a person is in the news; who is several things in one corpus counts as the first."""

EVENT_KINDS = ("meeting", "inspection", "signing", "visit", "ceremony", "activity", "other")
"""The kind of an event."""

PARTICIPANT_KINDS = ("person", "company")
"""What takes part in an event."""

PARTICIPATION_ROLES = (
    "chair",
    "signatory",
    "speaker",
    "host",
    "witness",
    "companion",
    "observer",
    "visitor",
    "attendee",
)
"""What somebody does at an event; who does several things there is recorded with the first."""

NODE_KINDS = ("official", "executive", "company", "event", "organization")
"""The kind of a node of the network."""

CO_APPEARS = "co_appears"
PARTICIPATES = "participates"
HOLDS_POST_IN = "holds_post_in"
RELATIONS = (CO_APPEARS, PARTICIPATES, HOLDS_POST_IN)
"""What an edge of the network says of its two nodes."""

SEATS = ("one", "several")
"""How many hold a post of a body at one time."""

DATE_BASES = ("stated", "observed")
"""Whether a text states a day, or it is the first or last day of observation."""

CHANGE_KINDS = (
    "appointed",
    "left",
    "moved",
    "promoted",
    "first seen",
    "last seen",
    "company first seen",
)
"""What has changed about a person's post, or a company."""

ISSUE_STATUSES = ("read", "partial", "failed", "missing")
"""What was read of an issue of a paper."""
