"""Specimens in two languages that use every kind of block: a procedure and a form to fill in."""

from __future__ import annotations

from dataclasses import dataclass

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
from qmsgen.model.source import Origin, Place

_ZH = {
    "org": "示例酒店管理有限公司",
    "title": "服务补救控制程序",
    "statement": "受控文件。打印件仅供参考，以受控文件清单所列版本为准。",
    "page": "第 {page} 页 / 共 {pages} 页",
    "identity": ("文件编号 QP-12", "版本/修订 A/2", "生效日期 2026-12-01"),
    "purpose": "规范服务失误后的补救活动，使一线员工在授权范围内当场解决顾客问题，赢回顾客信任，并为持续改进提供依据。"
    "本程序对应ISO 9001:2015第8.7条与第10.2条，首次响应时限为10分钟，每季度统计一次达成率（目标≥95%）。",
    "scope": "适用于本公司全部服务接触点。法律责任争议和人身伤害事件不适用本程序，按《应急响应程序》（QP-15）执行。",
    "say": "“非常抱歉让您久等了。我现在就为您换一间已打扫好的房间，五分钟内送您入住。”",
    "never": "“这是公司规定，我也没办法。”",
}
_EN = {
    "org": "Example Hotels Ltd",
    "title": "Service recovery procedure",
    "statement": "Controlled document. A printed copy is for information only; see the master list.",
    "page": "Page {page} of {pages}",
    "identity": ("No. QP-12", "Revision A/2", "Effective 2026-12-01"),
    "purpose": "This procedure sets out how staff put things right after a service failure, so that the front line "
    "can solve a guest’s problem at once and within its authority, win back trust, and leave evidence for improvement.",
    "scope": "It applies to every point of contact. Disputes about liability and injuries are outside its scope and "
    "follow the emergency response procedure (QP-15).",
    "say": "“I am so sorry you had to wait. I have a clean room ready and will take you there within five minutes.”",
    "never": "“That is company policy; there is nothing I can do.”",
}


@dataclass(frozen=True)
class _Writer:
    language: str

    def __call__(self, chinese: str, english: str) -> str:
        return chinese if self.language == "zh-CN" else english

    def __getitem__(self, name: str):
        return (_ZH if self.language == "zh-CN" else _EN)[name]


def typed(text: str, line: int = 3, style="plain") -> Run:
    return Run(text, style, Origin(Place("processes/recovery.yaml", line, 5), ("processes", "recovery")))


def say(text: str) -> tuple[Run, ...]:
    return (Run(text),)


def para(*content, tone: Tone = Tone.PLAIN) -> Paragraph:
    return Paragraph(tuple(Run(item) if isinstance(item, str) else item for item in content), tone)


def cell(text: str, *, head: bool = False, span: int = 1, rows: int = 1, tone: Tone = Tone.PLAIN) -> Cell:
    return Cell((para(text),) if text else (), head, span, rows, tone)


def heads(*texts: str) -> tuple[Row, ...]:
    return (Row(tuple(cell(text, head=True) for text in texts)),)


def flow(w: _Writer) -> Flow:
    return Flow(
        (
            Lane("guest", w("顾客", "Guest")),
            Lane("desk", w("前台接待", "Front desk")),
            Lane("chief", w("客服主管", "Supervisor")),
        ),
        (
            FlowNode("a", "guest", w("提出不满", "Voices displeasure"), "start"),
            FlowNode("b", "desk", w("致歉并登记", "Apologise, record"), "task", "1", moment=True),
            FlowNode("c", "desk", w("在权限内？", "Within authority?"), "decision", "2"),
            FlowNode("d", "desk", w("当场补偿", "Remedy at once"), "end"),
            FlowNode("e", "chief", w("升级处理", "Take over"), "handover", "3"),
        ),
        (FlowEdge("a", "b"), FlowEdge("b", "c"), FlowEdge("c", "d", w("是", "yes")), FlowEdge("c", "e", w("否", "no"))),
    )


def identity_block(w: _Writer) -> Table:
    rows = [
        (w("文件编号", "Document no."), "QP-12", w("版本/修订", "Revision"), "A/2"),
        (w("生效日期", "Effective"), "2026-12-01", w("下次评审", "Next review"), "2027-12-01"),
        (
            w("归口管理部门", "Owner"),
            w("客户服务部", "Guest relations"),
            w("密级", "Class"),
            w("内部", "Internal"),
        ),
    ]
    body = tuple(Row((cell(a, head=True), cell(b), cell(c, head=True), cell(d))) for a, b, c, d in rows)
    return Table((), body, (18, 32, 18, 32), kind="facts")


def approvals(w: _Writer) -> Table:
    sign = Field("signature", "sign", w("签名", "Signature"))
    rows = [
        (w("编制", "Prepared"), w("客服主管", "Guest relations supervisor")),
        (w("审核", "Reviewed"), w("质量经理", "Quality manager")),
        (w("批准", "Approved"), w("总经理", "General manager")),
    ]
    body = tuple(
        Row((cell(a, head=True), cell(b), cell(""), Cell((Paragraph((sign,)),)), cell("")), height=10) for a, b in rows
    )
    head = heads("", w("职务", "Role"), w("姓名", "Name"), w("签名", "Signature"), w("日期", "Date"))
    return Table(head, body, (14, 28, 18, 22, 18), kind="form")


def revisions(w: _Writer) -> Table:
    head = heads(
        *(
            w(*pair)
            for pair in (
                ("版本", "Rev."),
                ("日期", "Date"),
                ("章节", "Clause"),
                ("修订内容", "Change"),
                ("批准人", "Approved"),
            )
        )
    )
    body = (
        Row(
            (
                cell("A/2"),
                cell("2026-11-21"),
                cell("5.2"),
                cell(w("主管授权额度由300元调整为500元", "Authority of supervisors raised from 300 to 500")),
                cell(w("总经理", "General manager")),
            )
        ),
    )
    return Table(head, body, (10, 16, 12, 42, 20), caption=w("修订记录", "Revision history"))


def severity(w: _Writer) -> Table:
    marks = (("●", "●", "—", "—", "—"), ("●", "●", "●", "—", "●"), ("●", "●", "●", "●", "●"))
    levels = (
        (w("S1 轻微", "S1 slight"), w("顾客对某一环节略感失望", "The guest is a little disappointed")),
        (w("S2 一般", "S2 moderate"), w("顾客明确表示不满", "The guest says that something is wrong")),
        (
            w("S3 严重", "S3 serious"),
            w("顾客被激怒，或有安全隐患", "The guest is enraged, or somebody may be hurt"),
        ),
    )
    steps = (
        w("道歉", "Apologise"),
        w("紧急复原", "Restore"),
        w("移情", "Empathise"),
        w("心意", "Gesture"),
        w("跟踪", "Follow up"),
    )
    head = (
        Row(
            (
                cell(w("级别", "Level"), head=True),
                cell(w("判定", "Criterion"), head=True),
                *(cell(step, head=True, tone=Tone.CENTRE) for step in steps),
            )
        ),
    )
    body = tuple(
        Row((cell(level, head=True), cell(when), *(cell(mark, tone=Tone.CENTRE) for mark in row)))
        for (level, when), row in zip(levels, marks, strict=True)
    )
    return Table(
        head,
        body,
        (13, 27, 12, 12, 12, 12, 12),
        caption=w("严重度与步骤", "Severity and steps"),
        anchor="t-severity",
    )


def authority(w: _Writer) -> Table:
    head = (
        Row(
            (
                cell(w("岗位", "Role"), head=True),
                cell(w("单次上限（元）", "Per case (CNY)"), head=True, tone=Tone.NUMBER),
                cell(w("月累计（元）", "Per month (CNY)"), head=True, tone=Tone.NUMBER),
                cell(w("可用补偿", "Remedies"), head=True),
                cell(w("超限升级至", "Escalates to"), head=True),
            )
        ),
    )
    rows = (
        (
            w("前台接待", "Front desk"),
            "200",
            "2 000",
            w("免费点心券、延迟退房", "Snack voucher, late check-out"),
            w("客服主管", "Supervisor"),
        ),
        (
            w("客服主管", "Supervisor"),
            "500",
            "10 000",
            w("房费减免、升级房型", "Reduced rate, upgrade"),
            w("总经理", "General manager"),
        ),
    )
    body = tuple(
        Row((cell(a, head=True), cell(b, tone=Tone.NUMBER), cell(c, tone=Tone.NUMBER), cell(d), cell(e)))
        for a, b, c, d, e in rows
    )
    return Table(head, body, (18, 15, 17, 32, 18), caption=w("授权额度", "Limits of authority"))


def steps(w: _Writer, rows: int = 14) -> Table:
    head = heads("#", w("步骤", "Step"), w("执行", "Done by"), w("时限", "Within"), w("记录", "Record"))
    body = tuple(
        Row(
            (
                cell(str(number), tone=Tone.NUMBER),
                Cell(
                    (
                        para(
                            w(
                                "倾听并复述顾客诉求，确认期望的解决方式",
                                "Listen, say back what the guest wants, agree on the remedy",
                            )
                        ),
                        *(
                            (
                                Bullets(
                                    (
                                        (para(w("不打断", "Do not interrupt")),),
                                        (para(w("记录原话", "Note the words used")),),
                                    )
                                ),
                            )
                            if number == 2
                            else ()
                        ),
                    )
                ),
                cell(w("前台接待", "Front desk")),
                cell(w("10分钟", "10 minutes")),
                cell("QR-12-01"),
            )
        )
        for number in range(1, rows + 1)
    )
    return Table(head, body, (6, 48, 16, 14, 16), caption=w("补救步骤", "Steps of recovery"))


def raci(w: _Writer) -> Table:
    roles = (
        w("前台接待", "Front desk"),
        w("客服主管", "Supervisor"),
        w("客房部", "Housekeeping"),
        w("工程部", "Engineering"),
        w("质量经理", "Quality manager"),
        w("总经理", "General manager"),
    )
    head = (Row((cell(w("步骤", "Step"), head=True), *(cell(role, head=True, tone=Tone.CENTRE) for role in roles))),)
    names = (
        w("受理并致歉", "Receive and apologise"),
        w("紧急复原", "Restore service"),
        w("批准补偿", "Approve a remedy"),
        w("回访", "Call back"),
    )
    body = tuple(Row((cell(name, head=True), *(cell(mark, tone=Tone.CENTRE) for mark in "RAC-I-"))) for name in names)
    return Table(head, body, (28, 12, 12, 12, 12, 12, 12), caption=w("职责矩阵", "Responsibilities"))


def procedure(language: str) -> Document:
    """A procedure with cover, contents, figures, boxes, landscape pages."""
    w = _Writer(language)
    blocks = (
        Contents(w("目录", "Contents")),
        Heading(1, say(w("目的", "Purpose")), "purpose", "1"),
        para(typed(w["purpose"])),
        Heading(1, say(w("范围", "Scope")), "scope", "2"),
        para(
            typed(w["scope"], 4),
            LineBreak(),
            w("职责见", "For duties see "),
            Link("duties", say(w("第4章", "clause 4"))),
            w("。", "."),
        ),
        Heading(1, say(w("术语", "Terms")), "terms", "3"),
        para(
            Run(w("关键时刻", "Moment of truth"), "strong"),
            w(
                "：顾客与本公司接触并据以评价服务质量的具体的点，参见",
                ": a point at which a guest meets us and judges our service; see ",
            ),
            Run("GB/T 19001", "emphasis"),
            Run("service recovery", language="en"),
            Run("QP-12", "code"),
            w("。", "."),
        ),
        Heading(1, say(w("职责", "Responsibilities")), "duties", "4"),
        authority(w),
        Heading(1, say(w("工作程序", "Procedure")), "work", "5"),
        Heading(2, say(w("流程图", "Flow chart")), "flow", "5.1"),
        Figure(
            flow(w),
            w("图1 服务补救流程", "Figure 1 Service recovery"),
            w("顾客提出不满后，前台致歉、登记并判断权限", "The desk apologises and decides"),
        ),
        Heading(2, say(w("严重度", "Severity")), "severity", "5.2"),
        para(
            w("拿不准时，按较高一级处理，见", "When in doubt take the higher level; see "),
            Link("t-severity", say(w("严重度表", "the table"))),
            w("。", "."),
        ),
        severity(w),
        Heading(3, say(w("用语", "Words")), "words", "5.2.1"),
        para(w["say"], tone=Tone.SAY),
        para(w["never"], tone=Tone.NEVER),
        Note(
            "moment",
            say(w("关键时刻：到店入住", "Moment of truth: check-in")),
            (
                para(
                    w(
                        "顾客在前台等候超过5分钟即视为失误信号。",
                        "A wait of more than five minutes is a sign of failure.",
                    )
                ),
            ),
        ),
        Note(
            "warning",
            say(w("不得承诺的事项", "Never promise")),
            (
                Bullets(
                    (
                        (para(w("无法兑现的时限", "A time that cannot be kept")),),
                        (para(w("超出授权的赔付", "A payment beyond authority")),),
                    )
                ),
            ),
        ),
        Note(
            "rule",
            say(w("牢记", "Remember")),
            (
                para(
                    w(
                        "先解决顾客的问题，再查找原因。",
                        "Solve the guest’s problem first, then look for causes.",
                    )
                ),
            ),
        ),
        Note(
            "info",
            say(w("说明", "Note")),
            (
                para(w("补偿不代替服务本身。", "A remedy never takes the place of the service.")),
                para(w("详见授权额度表。", "See the limits of authority.")),
            ),
        ),
        Heading(2, say(w("步骤", "Steps")), "steps", "5.3"),
        steps(w),
        Bullets(
            (
                (para(w("受理", "Receive")),),
                (para(w("调查", "Investigate")), Bullets(((para(w("访谈", "Interview")),),))),
            ),
            ordered=True,
        ),
        Card(
            (
                para(
                    w(
                        "S3：10分钟内由值班经理到场。",
                        "S3: the duty manager is on the spot within ten minutes.",
                    )
                ),
            ),
            say(w("口袋卡", "Pocket card")),
        ),
        PageBreak(),
        Heading(3, say(w("绩效", "Performance")), "performance", "5.3.1"),
        Heading(4, say(w("绩效指标", "Indicators")), "indicators", "5.3.1.1"),
        para(w("开头一句。", "An opening sentence."), tone=Tone.LEAD),
        para(w("小字说明。", "Small print."), tone=Tone.SMALL),
        para(w("填写提示。", "A hint."), tone=Tone.HINT),
        para(w("居中", "Centred"), tone=Tone.CENTRE),
        Sheet(
            "Register",
            (
                Table(
                    heads(w("编号", "No."), w("日期", "Date")),
                    (Row((cell("1"), cell(""))),),
                    (1, 1),
                    kind="ledger",
                ),
            ),
        ),
        Landscape(
            (
                Heading(1, say(w("职责矩阵（RACI）", "Responsibilities (RACI)")), "raci", "A", annex=True),
                raci(w),
            )
        ),
        Heading(1, say(w("表单一览", "Forms")), "forms", "B", annex=True, break_before=True),
        para(
            w("服务补救记录表", "Service recovery record"),
            "：" if language == "zh-CN" else ": ",
            Field("text", "no", w("编号", "Number"), width=40),
        ),
    )
    return Document(
        kind="procedure",
        title=w["title"],
        language=language,
        number="QP-12",
        revision="A/2",
        date="2026-12-01",
        organisation=w["org"],
        description=w("服务失误后的补救活动", "What to do after a service failure"),
        cover=(identity_block(w), approvals(w), revisions(w)),
        has_cover=True,
        blocks=blocks,
        furniture=Furniture(w["org"], w["title"], w["identity"], w["statement"], w["page"], mark=w("草案", "DRAFT")),
    )


def survey(language: str, *, fillable: bool = True) -> Document:
    """A form that customers fill in: every kind of blank, a rating grid with two scales."""
    w = _Writer(language)
    agree = tuple(Choice(str(point), str(point)) for point in range(1, 6))
    statements = (
        w("约定的时间，服务人员准时到达", "Staff arrive at the time that was agreed"),
        w("遇到问题时，服务人员真心想帮我解决", "When I have a problem, staff sincerely want to solve it"),
        w("服务人员及时答复我的请求", "Staff answer my requests promptly"),
        w("服务人员有能力回答我的问题", "Staff have the knowledge to answer my questions"),
        w("营业场所整洁、设备状态良好", "Premises are tidy and equipment works"),
    )
    items = tuple(
        GridItem(f"q{number}", str(number), (typed(text, 10 + number),)) for number, text in enumerate(statements, 1)
    )
    often = tuple(
        Choice(value, w(zh, en))
        for value, zh, en in (
            ("first", "第一次", "First time"),
            ("some", "偶尔", "Sometimes"),
            ("often", "经常", "Often"),
        )
    )
    facts = Table(
        (),
        (
            Row(
                (
                    cell(w("姓名（选填）", "Name (optional)"), head=True),
                    Cell((Paragraph((Field("text", "name", w("姓名", "Name")),)),)),
                    cell(w("服务日期", "Date of service"), head=True),
                    Cell((Paragraph((Field("date", "day", w("服务日期", "Date of service"), required=True),)),)),
                ),
                height=9,
            ),
            Row(
                (
                    cell(w("服务项目", "Service"), head=True),
                    Cell(
                        (
                            Paragraph(
                                (
                                    Field(
                                        "choice",
                                        "kind",
                                        w("服务项目", "Service"),
                                        (
                                            Choice("a", w("安装", "Installation")),
                                            Choice("b", w("维修", "Repair")),
                                        ),
                                    ),
                                )
                            ),
                        )
                    ),
                    cell(w("经办人签名", "Signed"), head=True),
                    Cell((Paragraph((Field("signature", "signed", w("签名", "Signature")),)),)),
                ),
                height=9,
            ),
        ),
        (18, 32, 18, 32),
        kind="form",
    )
    blocks = (
        para(
            w(
                "感谢您选择我们的服务。本问卷约需3分钟，答案只用于改进服务，不会用于其他目的。",
                "Thank you for choosing us. "
                "This takes about three minutes; your answers serve to improve the service and nothing else.",
            ),
            tone=Tone.LEAD,
        ),
        facts,
        Heading(1, say(w("请您打分", "Please rate")), "rate", "1"),
        para(w("1 = 非常不同意，5 = 非常同意。", "1 = strongly disagree, 5 = strongly agree."), tone=Tone.HINT),
        RatingGrid(
            items,
            (
                GridScale("e", w("我的期望", "What I expect"), agree),
                GridScale("p", w("实际感受", "What I found"), agree),
            ),
            w("五个方面的评价", "Five dimensions"),
            w("题目", "Statement"),
            Choice("na", w("不适用", "n/a")),
        ),
        Heading(1, say(w("其他问题", "More questions")), "more", "2"),
        Question(
            "6",
            say(w("您多久使用一次我们的服务？", "How often do you use our service?")),
            Field("choice", "often", w("频次", "How often"), often, required=True),
        ),
        Question(
            "7",
            say(w("哪件事让您最生气，哪件事让您最高兴？", "What made you angry, what made you glad?")),
            Field("lines", "story", w("经历", "Story"), lines=4),
        ),
        Question(
            "8",
            say(w("您的联系电话", "Your telephone number")),
            Field("text", "phone", w("电话", "Telephone"), width=60),
        ),
        Question(
            "9",
            say(w("我同意就本次反馈与我联系", "You may contact me about my answers")),
            Field("check", "contact", w("同意联系", "Consent")),
        ),
        para(
            Field("check", "read", w("已读", "Read")),
            w(" 我已阅读个人信息说明", " I have read the privacy notice"),
        ),
    )
    return Document(
        kind="survey",
        title=w("顾客满意度调查表", "Customer satisfaction survey"),
        language=language,
        number="QR-09-01",
        revision="A/0",
        date="2026-12-01",
        organisation=w["org"],
        blocks=blocks,
        fillable=fillable,
        furniture=Furniture(
            w["org"],
            w("顾客满意度调查表", "Customer satisfaction survey"),
            ("QR-09-01", "A/0"),
            w("保存三年，由客户服务部归档。", "Kept for three years by guest relations."),
            w["page"],
        ),
    )
