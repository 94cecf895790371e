"""The words by which rows that are no record are known, in the languages of the lists.

To teach the wizard a word, add it to its line: words are parted by commas; case, punctuation and
accents do not matter.
"""

from typing import Final

TOTAL: Final = """
    total, totals, grand total, sub total, subtotal, g total, page total, sum, total members, overall,
    carried forward, brought forward, c f, b f, c o, b d, kul, kul tadad, kul raqam, jumla, meezan, mizan,
    سب, کل, کل تعداد, کل رقم, جملہ, میزان, ٹوٹل, مجموعہ, مجموعی, جمع, مجموع, کل میزان, صفحہ کل, মোট, সর্বমোট, কুল, কুল সর্বমোট,
    মোট সদস্য, উপমোট, যোগফল, कुल, योग, कुल योग, महायोग, जम्मा, कुल जम्मा, जोड़, कुल जोड़, जोड, कुल संख्या, टोटल,
    එකතුව, මුළු එකතුව, மொத்தம், கூட்டுத்தொகை"""
# What may follow the word of a total; anything else may be the rest of a name.
WITH_TOTAL: Final = """
    of, the, no, nos, number, numbers, members, member, women, men, persons, amount, rs, pkr, tk, taka, bdt, inr,
    npr, rupees, page, this, list, all, fee, fees, shares, share, saving, savings, count, strength, tadad, raqam,
    registered, hbws, hbw, workers, in, group, forward, dues, only, and, male, female, is, are,
    ممبران, ممبر, تعداد, رقم, روپے, ارکان, اراکین, خواتین, عورتیں, کی, کا, کے, صفحہ, فیس, عدد, اعضا, সদস্য, সদস্যা, জন, টাকা, সংখ্যা, পরিমাণ,
    सदस्य, सदस्यों, की, का, के, संख्या, राशि, रुपये, रु, रकम, जना, महिला, महिलाएं, को, सदस्यको, बचत, शेयर"""
SECTION: Final = """
    ward, ward no, group, group name, village, mohalla, muhalla, basti, block, center, centre, association,
    organisation, organization, union, union council, unit, area, cluster, branch, section, district, tehsil,
    name of group, name of village, zone, name of association, sector, chak, shg, samuh, samiti, page, sheet, part,
    گروپ, وارڈ, وارڈ نمبر, محلہ, گاؤں, بستی, تنظیم, انجمن, یونین کونسل, علاقہ, ضلع, تحصیل, یونٹ, ওয়ার্ড, ওয়ার্ড নং, গ্রাম, দল, সমিতি, গ্রুপ,
    পাড়া, ইউনিয়ন, শাখা, কেন্দ্র, वार्ड, वार्ड नं, गाँव, गांव, ग्राम, समूह, मोहल्ला, वडा, वडा नं, टोल, संगठन, समिति, केन्द्र, शाखा"""
NOTE: Final = """
    note, notes, n b, nb, remarks, source, legend, key, instructions, instruction, disclaimer, end of list, end,
    continued, contd, please note, this list, the above, list of, abbreviations, نوٹ, وضاحت, ہدایات, بحوالہ, দ্রষ্টব্য, বি দ্র,
    নোট, বিঃ দ্রঃ, नोट, टिप्पणी, सूचना, द्रष्टव्य, निर्देश, कैफियत, स्रोत"""
SIGNATURE: Final = """
    prepared by, checked by, verified by, approved by, signature, signatures, sign, signed, signed by, submitted by,
    compiled by, certified by, certified that, entered by, attested, attested by, countersigned, stamp, seal,
    thumb impression, authorised signatory, authorized signatory, sig, received by, typed by, reviewed by,
    دستخط, تیار کردہ, مرتب کردہ, تصدیق کنندہ, تصدیق, مہر و دستخط, منظور کردہ, স্বাক্ষর, সাক্ষর, প্রস্তুতকারী, অনুমোদনকারী, যাচাইকারী, সিল,
    हस्ताक्षर, दस्तखत, तैयार कर्ता, तैयारकर्ता, तयार गर्ने, पेश गर्ने, प्रमाणित, जाँचकर्ता, सही छाप, छाप, सत्यापित, අත්සන, கையொப்பம்"""
POSTS: Final = """
    president, vice president, secretary, general secretary, joint secretary, treasurer, chairperson, chairman,
    chairwoman, finance secretary, cashier, accountant, coordinator, manager, facilitator, date, office bearers,
    صدر, نائب صدر, سیکرٹری, سیکریٹری, جنرل سیکرٹری, خزانچی, تاریخ, সভাপতি, সম্পাদক, সাধারণ সম্পাদক, কোষাধ্যক্ষ, তারিখ,
    अध्यक्ष, उपाध्यक्ष, सचिव, कोषाध्यक्ष, दिनांक, मिति, महासचिव"""
EXPLAINS: Final = """
    mandatory, required, optional, example, e g, for example, format, allowed, write, leave blank, leave empty,
    as on, fill in, digits, yyyy, dd mm yyyy, must be, can be, choose, one of, if known, needed, how to fill,
    لازمی, ضروری, اختیاری, مثال, مثلا, لکھیں, خالی, আবশ্যক, ঐচ্ছিক, উদাহরণ, যেমন, লিখুন, খালি, বাধ্যতামূলক, अनिवार्य, आवश्यक, ऐच्छिक,
    वैकल्पिक, उदाहरण, जैसे, लिखें, खाली, जस्तै, लेख्नुहोस्"""
