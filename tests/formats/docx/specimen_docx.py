"""A service recovery procedure in two languages that holds every kind of block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qmsgen import resources
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
from qmsgen.model.theme_file import read_theme

if TYPE_CHECKING:
    from qmsgen.model.document import Block

THEME = read_theme(resources.folder("templates") / "themes" / "standard" / "theme.yaml")


def text(value: str, tone: Tone = Tone.PLAIN) -> Paragraph:
    return Paragraph((Run(value),), tone)


def cell(value: str, tone: Tone = Tone.PLAIN, *, head: bool = False, span: int = 1, rows: int = 1) -> Cell:
    return Cell((text(value),) if value else (), head, span, rows, tone)


def heads(*values: str, tone: Tone = Tone.PLAIN) -> Row:
    return Row(tuple(cell(value, tone, head=True) for value in values))


def cells(*values: str) -> Row:
    return Row(tuple(cell(value) for value in values))


def blank_cell(field: Field) -> Cell:
    return Cell((Paragraph((field,)),))


class Words:
    """Chooses between the Chinese and the English wording."""

    def __init__(self, language: str) -> None:
        self.chinese = language.startswith("zh")

    def __call__(self, chinese: str, english: str) -> str:
        return chinese if self.chinese else english


def specimen(language: str, *, fillable: bool = False) -> Document:
    """The whole procedure."""
    say = Words(language)
    organisation = say("示例服务有限公司", "Example Services Ltd")
    title = say("服务补救控制程序", "Service recovery procedure")
    return Document(
        kind="procedure",
        title=title,
        language=language,
        number="QP-12",
        revision="A/2",
        date="2026-12-01",
        organisation=organisation,
        description=say("服务失误之后怎么办", "What to do when a service fails"),
        cover=cover(say),
        has_cover=True,
        blocks=(
            Contents(say("目录", "Contents"), 2),
            *opening(say),
            *recovery(say),
            *drawing(say),
            *annexes(say),
            *survey(say),
        ),
        furniture=furniture(say, organisation, title),
        fillable=fillable,
    )


def furniture(say: Words, organisation: str, title: str) -> Furniture:
    return Furniture(
        organisation=organisation,
        title=title,
        identity=(
            say("文件编号 QP-12", "Number QP-12"),
            say("版本/修订 A/2", "Revision A/2"),
            say("生效日期 2026-12-01", "Effective 2026-12-01"),
        ),
        statement=say(
            "受控文件。打印件仅供参考，以受控库版本为准。",
            "Controlled document. A printed copy is for information only.",
        ),
        page=say("第 {page} 页 共 {pages} 页", "Page {page} of {pages}"),
        mark=say("草案", "DRAFT"),
    )


def cover(say: Words) -> tuple[Block, ...]:
    labels = (
        (say("文件编号", "Number"), "QP-12", say("版本/修订", "Revision"), "A/2"),
        (say("生效日期", "Effective"), "2026-12-01", say("下次评审", "Next review"), "2027-12-01"),
    )
    facts = tuple(Row((cell(a, head=True), cell(b), cell(c, head=True), cell(d))) for a, b, c, d in labels)
    roles = (say("编制", "Prepared"), say("审核", "Reviewed"), say("批准", "Approved"))
    posts = (
        say("客服主管", "Service supervisor"),
        say("质量经理", "Quality manager"),
        say("总经理", "Managing director"),
    )
    signed = tuple(
        Row(
            (
                cell(role, head=True),
                cell(post),
                blank_cell(Field("signature", f"sign-{index}", role)),
                blank_cell(Field("date", f"signed-{index}", role)),
            ),
            height=9,
        )
        for index, (role, post) in enumerate(zip(roles, posts, strict=True))
    )
    columns = ("", say("职务", "Role"), say("签名", "Signature"), say("日期", "Date"))
    return (
        Table((), facts, (18, 32, 18, 32), kind="facts"),
        Table((heads(*columns),), signed, (18, 30, 32, 20), kind="form"),
        text(say("修订记录", "Revision history"), Tone.LABEL),
        Table(
            (
                heads(
                    say("版本", "Rev."),
                    say("日期", "Date"),
                    say("章节", "Section"),
                    say("修订内容", "What changed"),
                ),
            ),
            (
                cells(
                    "A/2",
                    "2026-11-21",
                    "3.2",
                    say("主管授权额度由300元调整为500元", "Supervisors may grant 500"),
                ),
            ),
            (12, 18, 14, 56),
        ),
    )


def opening(say: Words) -> tuple[Block, ...]:
    return (
        Heading(1, (Run(say("目的", "Purpose")),), "purpose", "1"),
        text(
            say(
                "规范服务失误后的补救活动，使一线员工在授权范围内当场解决顾客问题，赢回顾客信任，并为持续改进提供依据。",
                "When a service fails, people at the counter put it right on the spot and within their authority,"
                " win back the trust of the customer and leave a record to improve on.",
            )
        ),
        Heading(1, (Run(say("范围", "Scope")),), "scope", "2"),
        Paragraph(
            (
                Run(say("适用于全部服务接触点。", "All points of contact. ")),
                Run(say("法律责任争议", "Legal disputes"), "strong"),
                Run(say("和人身伤害事件不适用本程序，按《应急响应程序》（QP-15）执行；级别见", " go by ")),
                Run(say("", "Emergency response"), "emphasis"),
                Run(say("", " (QP-15); the levels are in ")),
                Link("levels", (Run(say("表1", "table 1")),)),
                Run(say("，记录代码为", "; the record code is ")),
                Run("REC-07", "code"),
                Run(say("。", ".")),
            )
        ),
        Bullets(
            (
                (
                    text(say("面对面服务：柜台、上门、现场", "Face to face: counter, home, site")),
                    Bullets(((text(say("含外包人员", "Contractors too")),),)),
                ),
                (
                    text(say("远程服务：", "At a distance:")),
                    Paragraph(
                        (
                            Run(say("服务热线", "hotline")),
                            LineBreak(),
                            Run(say("网上客服 ", "chat ")),
                            Run("Live Chat", language="en"),
                        )
                    ),
                ),
            )
        ),
    )


def recovery(say: Words) -> tuple[Block, ...]:
    return (
        Heading(1, (Run(say("工作程序", "Procedure")),), "procedure", "3"),
        Heading(2, (Run(say("严重度与步骤", "Levels and steps")),), "levels-heading", "3.1"),
        levels(say),
        text(
            say(
                "“非常抱歉让您久等了。我现在就为您换一间已打扫好的房间，五分钟内送您入住。”",
                "“I am very sorry to have kept you waiting. I will take you to a room that is ready now.”",
            ),
            Tone.SAY,
        ),
        text(say("“这不归我管，您去找别人吧。”", "“That is not my job.”"), Tone.NEVER),
        Heading(2, (Run(say("授权额度", "Authority")),), "authority", "3.2"),
        ladder(say),
        Bullets(
            (
                (text(say("先道歉，再核实。", "Apologise first, check later.")),),
                (text(say("当场答复，不能答复的说明时限。", "Answer on the spot, or say by when.")),),
            ),
            ordered=True,
        ),
        Note(
            "moment",
            (Run(say("关键时刻：客人到店发现房间未备好", "Moment of truth: the room is not ready")),),
            (
                text(say("十分钟内由前台主管到场。", "The shift leader is there within ten minutes.")),
                Bullets(((text(say("不问原因，先安顿客人", "Settle the guest first, ask why later")),),)),
            ),
        ),
        Note(
            "warning",
            (Run(say("注意", "Take care")),),
            (text(say("不得承诺无法兑现的时限。", "Never promise a time you cannot keep.")),),
        ),
        Note("info", (Run(say("说明", "Note")),), (text(say("金额均含税。", "Amounts include tax.")),)),
        Note(
            "rule",
            (Run(say("原则", "Rule")),),
            (text(say("拿不准时，按较高级别处理。", "If unsure, take the higher level.")),),
        ),
        Heading(3, (Run(say("补偿的登记", "Recording a remedy")),), "recording", "3.2.1"),
        text(say("当班完成登记。", "Record it within the shift."), Tone.HINT),
        Heading(4, (Run(say("例外", "Exceptions")),), "exceptions", "3.2.1.1"),
        text(say("无。", "None.")),
    )


def levels(say: Words) -> Table:
    steps = say("道歉,复原,移情,补偿,跟踪", "Apology,Repair,Empathy,Token,Follow-up").split(",")
    upper = Row(
        (
            cell(say("级别", "Level"), head=True, rows=2),
            cell(say("判定", "How to tell"), head=True, rows=2),
            cell(say("须执行的步骤", "Steps required"), Tone.CENTRE, head=True, span=5),
        )
    )
    return Table(
        (upper, heads(*steps, tone=Tone.CENTRE)),
        (
            Row(
                (
                    cell(say("S1 轻微", "S1 slight"), head=True),
                    cell(say("顾客对某一环节略感失望", "A little disappointed")),
                    *(cell(mark, Tone.CENTRE) for mark in "●●———"),
                )
            ),
            Row(
                (
                    cell(say("S3 严重", "S3 severe"), head=True),
                    cell(say("顾客被激怒", "Enraged")),
                    *(cell(mark, Tone.CENTRE) for mark in "●●●●●"),
                )
            ),
        ),
        (14, 30, 11, 11, 11, 11, 12),
        caption=say("表1 严重度与步骤", "Table 1 Levels and steps"),
        anchor="levels",
    )


def ladder(say: Words) -> Table:
    return Table(
        (
            Row(
                (
                    cell(say("岗位", "Role"), head=True),
                    cell(say("单次上限（元）", "Per case (CNY)"), Tone.NUMBER, head=True),
                    cell(say("可用补偿", "Remedies"), head=True),
                    cell(say("怎么说", "What to say"), head=True),
                )
            ),
        ),
        (
            Row(
                (
                    cell(say("前台接待", "Receptionist"), head=True),
                    cell("200", Tone.NUMBER),
                    cell(say("免费点心券、延迟退房", "Voucher, late check-out")),
                    cell(say("“这是我们的一点心意。”", "“With our apologies.”"), Tone.SAY),
                )
            ),
            Row(
                (
                    cell(say("客服主管", "Supervisor"), head=True),
                    cell("500", Tone.NUMBER),
                    cell(say("房费减免、升级房型", "Rebate, upgrade")),
                    cell(say("“您有证据吗？”", "“Can you prove it?”"), Tone.NEVER),
                )
            ),
        ),
        (16, 17, 30, 37),
    )


def flow(say: Words) -> Flow:
    return Flow(
        (Lane("front", say("前台", "Front desk")), Lane("lead", say("主管", "Supervisor"))),
        (
            FlowNode("a", "front", say("发现失误", "Failure noticed"), "start"),
            FlowNode("b", "front", say("道歉并安顿顾客", "Apologise and settle the guest"), number="1", moment=True),
            FlowNode("c", "front", say("在授权内？", "Within authority?"), "decision", "2"),
            FlowNode("d", "lead", say("批准补偿", "Approve the remedy"), number="3"),
            FlowNode("e", "front", say("登记", "Record"), number="4"),
            FlowNode("f", "front", say("结束", "End"), "end"),
        ),
        (
            FlowEdge("a", "b"),
            FlowEdge("b", "c"),
            FlowEdge("c", "e", say("是", "yes")),
            FlowEdge("c", "d", say("否", "no")),
            FlowEdge("d", "e"),
            FlowEdge("e", "f"),
        ),
    )


def drawing(say: Words) -> tuple[Block, ...]:
    return (
        Heading(2, (Run(say("流程图", "Flow chart")),), "flow", "3.3"),
        Figure(
            flow(say),
            say("图1 服务补救流程", "Figure 1 Service recovery"),
            say("发现失误后道歉、判断授权、批准、登记。", "Notice, apologise, decide, approve, record."),
            "figure-flow",
        ),
    )


def annexes(say: Words) -> tuple[Block, ...]:
    roles = say("前台,客服主管,质量部,值班经理,工程部,财务部", "Desk,Supervisor,Quality,Duty,Works,Finance").split(",")
    tasks = say("接收,判级,补偿,登记,跟踪,分析", "Receive,Grade,Remedy,Record,Follow up,Analyse").split(",")
    letters = ("A", "R", "C", "I", "", "")
    rows = tuple(
        Row((cell(task, head=True), *(cell(letters[(i + j) % 6], Tone.CENTRE) for j in range(6))))
        for i, task in enumerate(tasks)
    )
    return (
        Landscape(
            (
                Heading(
                    1,
                    (Run(say("职责矩阵", "Responsibility matrix")),),
                    "annex-a",
                    "A",
                    annex=True,
                    break_before=True,
                ),
                Heading(2, (Run(say("说明", "Legend")),), "annex-a-1", "A.1", annex=True),
                text(
                    say(
                        "A 负责  R 执行  C 咨询  I 知会",
                        "A accountable  R responsible  C consulted  I informed",
                    ),
                    Tone.SMALL,
                ),
                Table((heads("", *roles, tone=Tone.CENTRE),), rows, (22, 13, 13, 13, 13, 13, 13)),
            )
        ),
        Heading(1, (Run(say("口袋卡", "Pocket card")),), "annex-b", "B", annex=True),
        Card(
            (
                text(say("一看二问三办", "See, ask, act"), Tone.LEAD),
                Bullets(
                    (
                        (text(say("看：顾客皱眉、看表", "See: a frown, a glance at the watch")),),
                        (text(say("问：“有什么可以帮您？”", "Ask: “What can I do for you?”")),),
                    ),
                    ordered=True,
                ),
                Table((), (cells(say("值班电话", "Duty phone"), "8888"),), (40, 60), kind="facts"),
            ),
            (Run(say("前台口袋卡", "Card for the desk")),),
        ),
        text(say("居中", "Centred"), Tone.CENTRE),
        text("1 234", Tone.NUMBER),
        text(say("附注", "Aside"), Tone.MUTED),
        text(say("着重", "Stressed"), Tone.STRONG),
    )


def survey(say: Words) -> tuple[Block, ...]:
    points = tuple(Choice(str(n), str(n)) for n in range(1, 6))
    words = say("很不满意,不满意,一般,满意,很满意", "Very poor,Poor,Fair,Good,Very good").split(",")
    named = tuple(Choice(str(n), word) for n, word in enumerate(words, 1))
    items = (
        GridItem("promise", "1", (Run(say("答应的时间，他们做到了", "They kept the time they promised")),)),
        GridItem("speed", "2", (Run(say("遇到问题时反应快", "They were quick when something failed")),)),
        GridItem(
            "care",
            "3",
            (Run(say("员工关心并理解我的难处，愿意为我多走一步", "They cared, and went out of their way")),),
        ),
    )
    yes_no = (Choice("yes", say("是", "Yes")), Choice("no", say("否", "No")))
    return (
        PageBreak(),
        Heading(1, (Run(say("顾客满意度调查表", "Customer survey")),), "survey"),
        text(say("请在方框内打勾。", "Please tick one box in each line."), Tone.HINT),
        Sheet(
            say("评分", "Ratings"),
            (
                RatingGrid(
                    items,
                    (GridScale("found", say("满意程度", "How satisfied"), named),),
                    say("满意程度", "How satisfied are you?"),
                    say("项目", "Statement"),
                    Choice("na", say("不适用", "n/a")),
                ),
                RatingGrid(
                    items,
                    (
                        GridScale("expected", say("期望", "Expected"), points),
                        GridScale("found2", say("感知", "Found"), points),
                    ),
                    say("期望与感知", "Expected and found"),
                    say("项目", "Statement"),
                ),
            ),
        ),
        Question(
            "4",
            (Run(say("您会推荐我们吗？", "Would you recommend us?")),),
            Field("choice", "recommend", say("推荐", "Recommend"), yes_no),
        ),
        Question(
            "5",
            (Run(say("什么让您生气？", "What made you angry?")),),
            Field("lines", "angry", say("生气", "Angry"), lines=3),
        ),
        Question("6", (Run(say("服务日期", "Date of service")),), Field("date", "day", say("日期", "Date"))),
        Question(
            "7",
            (Run(say("同意回访", "You may call me back")),),
            Field("check", "consent", say("同意", "Consent")),
        ),
        Question("8", (Run(say("签名", "Signature")),), Field("signature", "signature", say("签名", "Signature"))),
        Table(
            (),
            (
                Row(
                    (
                        cell(say("姓名", "Name"), head=True),
                        blank_cell(Field("text", "name", say("姓名", "Name"))),
                        cell(say("受理人", "Received by"), head=True),
                        blank_cell(Field("text", "received-by", say("受理人", "Received by"))),
                    ),
                    height=9,
                ),
                Row(
                    (
                        cell(say("说明", "Remarks"), head=True, rows=2),
                        Cell(
                            (Paragraph((Field("lines", "remarks", say("说明", "Remarks"), lines=2),)),),
                            span=3,
                        ),
                    ),
                    height=18,
                ),
                Row(
                    (
                        Cell(
                            (
                                Paragraph(
                                    (
                                        Run(say("已回访 ", "Called back ")),
                                        Field("check", "called", say("已回访", "Called back")),
                                        Run(say("  日期 ", "  on ")),
                                        Field("date", "called-on", say("日期", "Date")),
                                    )
                                ),
                            ),
                            span=3,
                        ),
                    )
                ),
            ),
            (15, 35, 15, 35),
            caption=say("内部填写", "For our use"),
            kind="form",
        ),
        Table(
            (heads(say("编号", "No."), say("日期", "Date"), say("处理", "Action")),),
            (cells("", "", ""), cells("", "", "")),
            (20, 30, 50),
            kind="ledger",
        ),
    )
