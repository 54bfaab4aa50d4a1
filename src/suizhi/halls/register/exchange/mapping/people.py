"""Is a name that of a person or of an organisation?

The rule, which says “unknown” rather than guess:
1. a word of legal form or institution anywhere in the name (公司, 大学, 株式会社, Inc, GmbH, University …): an organisation;
2. the pseudonym 自然人-0001, a Chinese name of two to four characters that begins with a listed surname, or a
   transcribed name with a middle dot: a person;
3. a Latin name written `Surname, Given` or with initials: a person;
4. anything else is unknown (None).
"""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = "一-鿿"
_ORGANISATION = re.compile(
    "公司|集团|集團|大学|大學|学院|學院|学校|中学|小学|幼儿园|研究|医院|醫院|银行|中心|基地|协会|協會|学会|联合会|合作社|合作联社|农场|林场|"
    "工厂|[厂廠]$|委员会|委員會|政府|财团|財團|法人|事务所|事務所|株式会社|株式會社|有限|企业|企業|商店|商行|商会|[店社院所局部队站馆场行室]$|"
    "기업|주식회사|대학교|연구원|재단|법인|산학협력단"
)
_ORGANISATION_LATIN = re.compile(
    r"\b(?:inc|llc|ltd|limited|corp|corporation|co|company|gmbh|mbh|ag|kg|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|aps|plc|pty|pte|kk|kabushiki|"
    r"univ|university|universit\w+|college|institut\w*|inst|hospital|school|foundation|fund|council|ministry|department|dept|centre|center|"
    r"laborator\w+|labs?|group|holdings?|technolog\w+|pharma\w*|industr\w+|systems?|international|the|dev|trust|agency|office|"
    r"s\.?p\.?a|s\.?a\.?|b\.?v|n\.?v|secretary|commission|academy|organi[sz]ation|services?|medical|partners|international|therapeutics|"
    r"biotech\w*|sciences|research|products?|electronics?|energ\w+|solutions|software|kaisha|gaisha|e\.?v)\b\.?",
    re.IGNORECASE,
)
_PSEUDONYM = re.compile("^自然人-?\\d+$")
_DOTTED = re.compile(f"^[A-Z{_HAN}]+(?:[·・•．.][A-Z{_HAN}]+)+$")
_CHINESE = re.compile(f"^[{_HAN}]{{2,4}}$")
_SURNAME_FIRST = re.compile(r"^[^\W\d_][\w'’.\- ]+, ?[^\W\d_][\w'’.\- ]*$")
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯"
    "邵孟龙万段漕钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲"
    "成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净阚仇全裘缪付肖闫連陳張劉楊趙黃吳孫馬羅鄭謝韓馮許傅蔣賈葉餘鐘鄒陸顧龍萬錢湯賀賴龔龐蘭顏嚴溫蘆魯韋畢聶叢"
)


@lru_cache(maxsize=65_536)
def is_person(name: str) -> bool | None:
    """True for a person, False for an organisation, None where the name does not tell."""
    if _ORGANISATION.search(name) or _ORGANISATION_LATIN.search(name):
        return False
    if _PSEUDONYM.match(name) or _DOTTED.match(name) or _SURNAME_FIRST.match(name):
        return True
    if _CHINESE.match(name) and name[0] in _SURNAMES:
        return True
    return None
