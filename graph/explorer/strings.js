// Everything the page says, in both languages, and the names of the values it shows.
"use strict";
const guantu = {};

guantu.strings = (() => {
  const zh = {
    search: "搜索姓名、拼音、职务、单位",
    noHits: "没有找到",
    fit: "显示全图",
    switchLanguage: "English",
    views: "视图",
    coappearance: "共同出席",
    events: "活动参与",
    drawing: "网络图",
    details: "详情",
    legend: "图例与筛选",
    official: "官员",
    executive: "企业负责人",
    company: "企业",
    event: "活动",
    organization: "机构",
    one: { official: "官员", executive: "企业负责人", company: "企业", event: "活动", organization: "机构" },
    minEvents: "至少共同出席",
    times: "次",
    isolates: "无共同出席者",
    counted: {
      official: (n) => `官员 ${n}`, executive: (n) => `企业负责人 ${n}`, company: (n) => `企业 ${n}`,
      event: (n) => `活动 ${n}`, organization: (n) => `机构 ${n}`, edges: (n) => `关系 ${n}`,
    },
    overview: "联系最多者",
    ties: "联系",
    eventCount: "活动",
    howTo: "点击人物看职务与活动；点击连线看原文依据；滚轮缩放，拖动平移。",
    partial: (n) => `关系太多，先只画共同出席至少 ${n} 次的；用上方滑块可看全部。`,
    empty: "网络中没有任何人。",
    posts: "职务",
    noPost: "报道中未见具体职务",
    observed: "见报",
    stated: "任期",
    eventsOf: "参与的活动",
    companions: "共同出席者",
    participants: "参与者",
    evidence: "原文依据",
    noEvidence: "没有记录原文",
    date: "日期",
    place: "地点",
    kind: "类型",
    pinyin: "拼音",
    aliases: "又名",
    jurisdiction: "所属地",
    branch: "系统",
    level: "级别",
    weight: "权重",
    weightHint: "Newman 权重：每次共同活动计 1/(人数−1)",
    unknownDate: "日期不详",
    untitled: "（无标题）",
    back: "返回",
    commonEvents: "共同活动",
    common: (n) => `共同出席 ${n} 次`,
    tookPart: "参与活动",
    holdsPost: "任职",
    reports: (n) => `${n} 篇报道`,
    values: {
      chair: "主持", speaker: "讲话", attendee: "出席", companion: "陪同", host: "接待",
      visitor: "到访", signatory: "签署", witness: "见证", observer: "列席",
      meeting: "会议", inspection: "调研", signing: "签约", visit: "访问", ceremony: "仪式",
      activity: "活动", other: "其他",
      national: "国家级", province: "省级", city: "市级", county: "县（区）级",
      党委: "党委", 人大: "人大", 政府: "政府", 政协: "政协", 纪委监委: "纪委监委", 法院: "法院", 检察院: "检察院",
      军事: "军事", 群团: "群团", 企业: "企业", 事业单位: "事业单位",
    },
  };

  const en = {
    search: "Name, pinyin, post, organisation",
    noHits: "Nothing found",
    fit: "Show all",
    switchLanguage: "中文",
    views: "View",
    coappearance: "Co-appearance",
    events: "Events",
    drawing: "Drawing of the network",
    details: "Details",
    legend: "Legend and filters",
    official: "Officials",
    executive: "Executives",
    company: "Companies",
    event: "Events",
    organization: "Organisations",
    one: {
      official: "Official", executive: "Executive", company: "Company", event: "Event",
      organization: "Organisation",
    },
    minEvents: "Common events, at least",
    times: "",
    isolates: "Without co-appearance",
    counted: {
      official: (n) => `${n} ${n === 1 ? "official" : "officials"}`,
      executive: (n) => `${n} ${n === 1 ? "executive" : "executives"}`,
      company: (n) => `${n} ${n === 1 ? "company" : "companies"}`,
      event: (n) => `${n} ${n === 1 ? "event" : "events"}`,
      organization: (n) => `${n} ${n === 1 ? "organisation" : "organisations"}`,
      edges: (n) => `${n} ${n === 1 ? "tie" : "ties"}`,
    },
    overview: "Most connected",
    ties: "Ties",
    eventCount: "Events",
    howTo: "Click a person for posts and events, a line for the sentences behind it; "
      + "scroll to zoom, drag to move.",
    partial: (n) => `Too many ties to tell apart: only pairs with at least ${n} common events are drawn; `
      + "the slider above shows all.",
    empty: "There is nobody in this network.",
    posts: "Posts",
    noPost: "No post named in the reports",
    observed: "seen",
    stated: "in office",
    eventsOf: "Events",
    companions: "Appeared with",
    participants: "Participants",
    evidence: "Evidence",
    noEvidence: "No sentence recorded",
    date: "Date",
    place: "Place",
    kind: "Kind",
    pinyin: "Pinyin",
    aliases: "Also",
    jurisdiction: "Place",
    branch: "Branch",
    level: "Level",
    weight: "Weight",
    weightHint: "Newman's weight: each common event counts 1/(participants−1)",
    unknownDate: "date unknown",
    untitled: "(no headline)",
    back: "Back",
    commonEvents: "Common events",
    common: (n) => `${n} common ${n === 1 ? "event" : "events"}`,
    tookPart: "Took part",
    holdsPost: "Holds a post",
    reports: (n) => `${n} ${n === 1 ? "report" : "reports"}`,
    values: {
      chair: "chair", speaker: "speaker", attendee: "attendee", companion: "companion",
      host: "host", visitor: "visitor", signatory: "signatory", witness: "witness",
      observer: "observer", meeting: "meeting", inspection: "inspection", signing: "signing",
      visit: "visit", ceremony: "ceremony", activity: "activity", other: "other",
      national: "national", province: "province", city: "city", county: "county or district",
      党委: "Party committee", 人大: "People's Congress", 政府: "government",
      政协: "Political Consultative Conference", 纪委监委: "discipline and supervision", 法院: "court",
      检察院: "procuratorate", 军事: "military", 群团: "mass organisation", 企业: "enterprise",
      事业单位: "public institution",
    },
  };

  const languages = { zh, en };
  let current = (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";

  return {
    languages,
    // How much there is of each kind, leaving out what there is none of.
    summary(count) {
      const words = languages[current].counted;
      return Object.keys(words).filter((kind) => count[kind]).map((kind) => words[kind](count[kind]))
        .join(" · ");
    },
    get language() { return current; },
    set language(name) { current = name; },
    get text() { return languages[current]; },
    // The name of a value such as a role; several are joined by semicolons.
    value(raw) {
      const names = languages[current].values;
      const separator = current === "zh" ? "、" : ", ";
      return String(raw || "").split(";").filter(Boolean)
        .map((part) => (Object.hasOwn(names, part) ? names[part] : part)).join(separator);
    },
  };
})();
