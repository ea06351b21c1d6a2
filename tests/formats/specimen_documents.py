"""Specimen documents: an audit checklist and a survey, in Chinese and English."""

from __future__ import annotations

from qmsgen.model.document import (
    Bullets,
    Card,
    Cell,
    Choice,
    Contents,
    Document,
    Field,
    Figure,
    Flow,
    FlowEdge,
    FlowNode,
    Furniture,
    GridItem,
    GridScale,
    Heading,
    Landscape,
    Lane,
    LineBreak,
    Link,
    Note,
    PageBreak,
    Paragraph,
    Question,
    RatingGrid,
    Row,
    Run,
    Sheet,
    Table,
    Tone,
)
from qmsgen.model.theme import Colours, Faces, Page, Sizes, Theme

THEME = Theme("standard", Colours(), Sizes(), Page(), Faces(), {}, {})


def theme():
    return THEME


def text(words, tone=Tone.PLAIN):
    return Paragraph((Run(words),), tone)


def cell(words="", **more):
    return Cell((text(words),) if words else (), **more)


def field_cell(field):
    return Cell((Paragraph((field,)),))


def facts(*pairs):
    rows = []
    for index in range(0, len(pairs), 2):
        cells = []
        for label, value in pairs[index : index + 2]:
            cells += [cell(label, head=True), cell(value)]
        rows.append(Row(tuple(cells)))
    return Table((), tuple(rows), (14, 36, 14, 36), kind="facts")


WORDS = {
    "en": {
        "organisation": "Harbour Self-Service Ltd",
        "title": "Internal audit checklist: ATM fault recovery",
        "identity": ("QM-AUD-03", "Rev A/2", "Effective 2025-03-01"),
        "statement": "Controlled document; a printed copy is for information only",
        "page": "Page {page} of {pages}",
        "mark": "DRAFT",
        "how": "How to use this checklist",
        "how_text": "Fill in the tinted cells. Pick a verdict for each line; name the record that you saw.",
        "bullets": ("Audit the process, not the clause.", "Sample at least two persons, one of them new."),
        "pairs": (
            ("Process", "Fault recovery at the machine"),
            ("Owner", "Service desk lead"),
            ("Matching documents", "PR-07 A/2, PR-09 A/0"),
            ("Standard", "ISO 9001:2015, clauses 8.5.1, 9.1.2, 10.2"),
        ),
        "sheet": "Checklist",
        "head": (
            "No.",
            "Criterion",
            "Question",
            "What to look at",
            "Evidence",
            "Verdict",
            "Seen on",
            "Remarks",
        ),
        "rows": (
            (
                "PR-07 §4.2 · 8.5.1",
                "Show the last five S2 recoveries: was the first response within 10 minutes?",
                "5 cases of the last quarter, one outside office hours; the call log and the closing note",
            ),
            (
                "PR-07 §5.1 · 10.2",
                "How is the customer told what happens next, and by whom?",
                "Interview two field engineers, one newcomer: what would you say and how much may you spend?",
            ),
        ),
        "verdicts": ("conforms", "does not conform", "observation", "not applicable"),
        "register": "Findings register",
        "register_head": ("Id", "Finding", "Class", "Owner", "Due", "Cost", "Closed"),
        "classes": ("major nonconformity", "minor nonconformity", "opportunity for improvement"),
        "blank": "To be filled in",
    },
    "zh-CN": {
        "organisation": "海港自助服务有限公司",
        "title": "内部审核检查表：自助设备故障补救",
        "identity": ("QM-AUD-03", "A/2", "2025-03-01 实施"),
        "statement": "受控文件，打印件仅供参考",
        "page": "第 {page} 页 共 {pages} 页",
        "mark": "草案",
        "how": "填写说明",
        "how_text": "请填写浅色单元格。每一行选择一个判定结果，并写明所见记录的编号，使他人能够追溯。",
        "bullets": ("按过程审核，不按条款逐条提问。", "至少抽查两人，其中一人为新员工。"),
        "pairs": (
            ("受审核过程", "设备现场故障补救"),
            ("归口管理部门", "客户服务部"),
            ("对应文件及版本", "PR-07 A/2，PR-09 A/0"),
            ("审核准则", "GB/T 19001—2016 第 8.5.1、9.1.2、10.2 条"),
        ),
        "sheet": "检查表",
        "head": ("序号", "审核准则", "审核问题", "查什么、抽多少", "审核证据", "判定", "日期", "备注"),
        "rows": (
            (
                "PR-07 §4.2 · 8.5.1",
                "请出示最近五起二级补救记录：首次响应是否都在 10 分钟以内？逾期的原因是什么？",
                "上季度 5 起，其中 1 起在非工作时间发生；查通话记录、派工单与结案说明",
            ),
            (
                "PR-07 §5.1 · 10.2",
                "由谁、在什么时候告诉顾客下一步怎么办？",
                "访谈两名现场工程师（一名新员工）：遇到这种情况您会怎么说？您可以当场决定多少金额？",
            ),
        ),
        "verdicts": ("符合", "不符合", "观察项", "不适用"),
        "register": "审核发现登记表",
        "register_head": ("编号", "审核发现", "性质", "责任人", "期限", "费用", "已关闭"),
        "classes": ("严重不符合", "一般不符合", "改进机会"),
        "blank": "待填写",
    },
}


def furniture(words):
    return Furniture(
        words["organisation"],
        words["title"],
        words["identity"],
        words["statement"],
        words["page"],
        words["mark"],
    )


def checklist(language):
    words = WORDS[language]
    verdict = tuple(Choice(str(index), label) for index, label in enumerate(words["verdicts"]))
    body = [
        Row(
            (
                cell(str(number), tone=Tone.NUMBER),
                *map(cell, row),
                field_cell(Field("lines", f"e{number}", "evidence", lines=3)),
                field_cell(Field("choice", f"v{number}", "verdict", verdict)),
                field_cell(Field("date", f"d{number}", "seen on")),
                field_cell(Field("text", f"r{number}", "remarks")),
            )
        )
        for number, row in enumerate(words["rows"] * 5, 1)
    ]
    table = Table(
        (Row(tuple(cell(name, head=True) for name in words["head"])),),
        tuple(body),
        (4, 12, 22, 22, 18, 10, 8, 10),
    )
    return Document(
        "audit-checklist",
        words["title"],
        language,
        number="QM-AUD-03",
        revision="A/2",
        date="2025-03-01",
        organisation=words["organisation"],
        cover=(text(words["title"]), facts(*words["pairs"])),
        blocks=(
            Heading(2, (Run(words["how"]),), "how", "1"),
            text(words["how_text"]),
            Bullets(tuple((text(item),) for item in words["bullets"]), ordered=True),
            Contents(words["sheet"]),
            Sheet(words["sheet"], (Heading(1, (Run(words["sheet"]),), "list"), table)),
            Sheet(words["register"], (register(words),)),
        ),
        furniture=furniture(words),
        fillable=True,
    )


def register(words):
    classes = tuple(Choice(label, label) for label in words["classes"])
    first = Row(
        (
            cell("F-01"),
            cell(words["rows"][0][1]),
            cell(words["classes"][1]),
            cell("A. Lee"),
            cell("2025-04-01"),
            cell("120.50", tone=Tone.NUMBER),
            field_cell(Field("check", "closed", "closed")),
        )
    )
    blanks = tuple(
        Row(
            (
                cell(),
                cell(),
                field_cell(Field("choice", f"c{n}", "class", classes)),
                cell(),
                field_cell(Field("date", f"t{n}", "due")),
                cell(tone=Tone.NUMBER),
                field_cell(Field("check", f"x{n}", "closed")),
            )
        )
        for n in range(8)
    )
    head = Row(tuple(cell(name, head=True) for name in words["register_head"]))
    return Table((head,), (first, *blanks), (6, 40, 16, 12, 10, 8, 8), words["register"], "ledger")


SURVEY = {
    "en": {
        "title": "How did we do? Customer survey",
        "intro": "Three minutes. Your answers stay with the service desk and are deleted after one year.",
        "item": "Statement",
        "expect": "What I expect",
        "found": "What I found",
        "low": "do not agree at all",
        "high": "agree fully",
        "skip": "cannot say",
        "items": (
            "The engineer arrives within the promised time.",
            "I am told what happens next without having to ask.",
            "The machine is clean and the instructions on it can be read in the evening, too.",
        ),
        "open": "What annoyed you, what pleased you?",
        "again": "Would you use the machine again?",
        "yes": ("yes", "perhaps", "no, because it is too far from where I live, or for another reason"),
        "name": "Name (may stay empty): ",
        "consent": " You may call me back.",
        "when": "When did you use it?",
        "moment": "Moment of truth",
        "moment_text": "The customer sees an error message and is alone with it.",
        "say": "I am sorry. I stay on the line until your card is back.",
        "never": "That is not our department.",
        "sign": "Received by: ",
    },
    "zh-CN": {
        "title": "顾客满意度调查表",
        "intro": "填写约需三分钟。您的回答仅供客户服务部改进服务使用，一年后删除。",
        "item": "请您评价",
        "expect": "我的期望",
        "found": "我的感受",
        "low": "完全不同意",
        "high": "完全同意",
        "skip": "说不清",
        "items": (
            "工程师在承诺的时间内到达。",
            "不用我问，就有人告诉我下一步怎么办。",
            "设备干净整洁，屏幕上的说明在晚上也看得清楚，字号足够大，步骤不超过三步。",
        ),
        "open": "哪件事让您生气，哪件事让您高兴？",
        "again": "您还会再使用这台设备吗？",
        "yes": ("会", "也许", "不会"),
        "name": "姓名（可不填）：",
        "consent": " 可以给我回电话。",
        "when": "您是哪一天使用的？",
        "moment": "关键时刻",
        "moment_text": "顾客看到错误提示，身边没有任何人。",
        "say": "非常抱歉。在您的卡退出之前，我会一直在线上陪着您。",
        "never": "这不归我们部门管。",
        "sign": "接收人：",
    },
}


def survey(language):
    words, shared = SURVEY[language], WORDS[language]
    points = tuple(Choice(str(n), {1: words["low"], 7: words["high"]}.get(n, str(n))) for n in range(1, 8))
    return Document(
        "survey",
        words["title"],
        language,
        number="QM-SUR-01",
        revision="A/0",
        date="2025-03-01",
        organisation=shared["organisation"],
        blocks=(
            text(words["intro"], Tone.LEAD),
            RatingGrid(
                tuple(GridItem(f"i{n}", str(n), (Run(item),)) for n, item in enumerate(words["items"], 1)),
                (GridScale("e", words["expect"], points), GridScale("p", words["found"], points)),
                words["title"],
                words["item"],
                Choice("0", words["skip"]),
            ),
            Question("4", (Run(words["open"]),), Field("lines", "open", words["open"], lines=4)),
            Question(
                "5",
                (Run(words["again"]),),
                Field("choice", "again", words["again"], tuple(Choice(x, x) for x in words["yes"])),
            ),
            Question("6", (Run(words["when"]),), Field("date", "when", words["when"])),
            Paragraph((Run(words["name"]), Field("text", "name", "name"))),
            Paragraph((Field("check", "consent", "consent"), Run(words["consent"]))),
            Paragraph((Run(words["sign"]), Field("signature", "sign", "signature"))),
        ),
        furniture=Furniture(shared["organisation"], words["title"], ("QM-SUR-01", "A/0"), "", shared["page"], ""),
        fillable=True,
    )


def flow(language):
    zh = language != "en"
    return Figure(
        Flow(
            (Lane("desk", "客服" if zh else "Service desk"), Lane("end", "工程师" if zh else "Engineer")),
            (
                FlowNode("start", "desk", "开始" if zh else "start", "start"),
                FlowNode("a-1", "desk", '接听 "报修"' if zh else 'take the "call"', "task", "1", moment=True),
                FlowNode("b", "end", "能否远程修复？" if zh else "fixed remotely?", "decision", "2"),
                FlowNode("h", "end", "转质量部" if zh else "to quality", "handover", "3"),
                FlowNode("end", "end", "结束" if zh else "end", "end"),
            ),
            (
                FlowEdge("start", "a-1"),
                FlowEdge("a-1", "b"),
                FlowEdge("b", "end", "是" if zh else "yes"),
                FlowEdge("b", "h", "否" if zh else "no"),
            ),
        ),
        "报修流程" if zh else "Fault call",
        "从接听到修复的步骤。" if zh else "The steps from call to repair.",
        "fig-call",
    )


def everything(language):
    """A document with every block and every inline, no worksheets of its own."""
    words, shared = SURVEY[language], WORDS[language]
    return Document(
        "procedure",
        shared["title"],
        language,
        number="PR-07",
        revision="A/2",
        date="2025-03-01",
        organisation=shared["organisation"],
        cover=(facts(*shared["pairs"]),),
        blocks=(
            Contents("Contents"),
            Heading(1, (Run(shared["how"]),), "how", "1"),
            Paragraph(
                (
                    Run(words["intro"] + " "),
                    Run(words["moment"], "strong"),
                    LineBreak(),
                    Run("see ", "emphasis"),
                    Link("fig-call", (Run("figure 1"),)),
                    Run("x = 1", "code"),
                )
            ),
            text(words["say"], Tone.SAY),
            text(words["never"], Tone.NEVER),
            Bullets(
                (
                    (text(shared["bullets"][0]),),
                    (text(shared["bullets"][1]), Bullets(((text(words["open"]),),))),
                ),
                ordered=True,
            ),
            Note("moment", (Run(words["moment"]),), (text(words["moment_text"]),)),
            Note("warning", (), (text(words["never"]), register(shared))),
            flow(language),
            PageBreak(),
            Landscape((two_level(shared),)),
            Card((text(words["say"]),), (Run(words["moment"]),)),
            *survey(language).blocks,
        ),
        furniture=furniture(shared),
        fillable=True,
    )


def two_level(words):
    """A table with a head of two rows, spans and a row head."""
    return Table(
        (
            Row((cell(words["head"][1], rows=2, head=True), cell(words["head"][5], span=2, head=True))),
            Row((cell(words["verdicts"][0], head=True), cell(words["verdicts"][1], head=True))),
        ),
        (
            Row((cell("A | B", head=True), cell("12", tone=Tone.NUMBER), cell("x", rows=2))),
            Row((Cell((text("C"), Bullets(((text("c1"),), (text("c2"),))))), cell("007", tone=Tone.NUMBER))),
        ),
        (2, 1, 1),
        words["sheet"],
    )
