// @ts-check
// The names of the values that the page shows, in both languages; JSON, so that a test can read them.
"use strict";
const guantu = {};

guantu.names = {
  "zh": {
    "kind": {
      "official": "官员", "executive": "企业负责人", "company": "企业", "event": "活动", "organization": "机构"
    },
    "relation": {"co_appears": "共同出席", "participates": "参与", "holds_post_in": "任职"},
    "branch": {
      "党委": "党委", "人大": "人大", "政府": "政府", "政协": "政协", "纪委监委": "纪委监委", "法院": "法院",
      "检察院": "检察院", "军事": "军事", "群团": "群团", "企业": "企业", "事业单位": "事业单位"
    },
    "level": {
      "national": "国家级", "province": "省级", "city": "市级", "county": "县（区）级", "township": "乡镇（街道）级"
    },
    "event": {
      "meeting": "会议", "inspection": "调研", "signing": "签约", "visit": "访问", "ceremony": "仪式",
      "activity": "活动", "other": "其他"
    },
    "role": {
      "chair": "主持", "speaker": "讲话", "attendee": "出席", "companion": "陪同", "host": "接待",
      "visitor": "到访", "signatory": "签署", "witness": "见证", "observer": "列席"
    },
    "person_role": {
      "official": "官员", "company": "企业负责人", "other": "其他人", "journalist": "记者", "cited": "仅被提及者"
    },
    "organization_kind": {
      "company": "企业", "government": "政府", "party": "党委", "congress": "人大", "consultative": "政协",
      "judicial": "司法", "military": "军事", "institution": "单位", "other": "其他"
    }
  },
  "en": {
    "kind": {
      "official": "Official", "executive": "Executive", "company": "Company", "event": "Event",
      "organization": "Organization"
    },
    "relation": {
      "co_appears": "appear together", "participates": "takes part", "holds_post_in": "holds a post in"
    },
    "branch": {
      "党委": "Party committee", "人大": "People's Congress", "政府": "government",
      "政协": "Political Consultative Conference", "纪委监委": "discipline and supervision", "法院": "court",
      "检察院": "procuratorate", "军事": "military", "群团": "mass organization", "企业": "enterprise",
      "事业单位": "public institution"
    },
    "level": {
      "national": "national", "province": "province", "city": "city", "county": "county or district",
      "township": "township, town or subdistrict"
    },
    "event": {
      "meeting": "meeting", "inspection": "inspection", "signing": "signing", "visit": "visit",
      "ceremony": "ceremony", "activity": "activity", "other": "other"
    },
    "role": {
      "chair": "chair", "speaker": "speaker", "attendee": "attendee", "companion": "companion",
      "host": "host", "visitor": "visitor", "signatory": "signatory", "witness": "witness",
      "observer": "observer"
    },
    "person_role": {
      "official": "official", "company": "company leader", "other": "other", "journalist": "journalist", "cited": "only cited"
    },
    "organization_kind": {
      "company": "company", "government": "government", "party": "party", "congress": "congress",
      "consultative": "consultative conference", "judicial": "judicial", "military": "military",
      "institution": "institution", "other": "other"
    }
  }
};
