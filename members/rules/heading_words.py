"""The headings that member lists carry, column by column, in the languages of the eight countries.

To teach the wizard a heading, add it to the line of its column: words are parted by commas; case,
spaces, punctuation, accents and digits do not matter ("S.No", "s no" and "SNO" are one word).
Sources: the worked examples, lists seen in the field, and the forms of the eight countries.
"""

from typing import Final

from members.vocabulary.columns import Column

WORDS: Final[dict[Column, str]] = {
    Column.IGNORE: """
        s no, sr no, sr, serial, serial no, serial number, sl, sl no, s n, sn, no, nos, number, num,
        srl no, row, row no, count, roll, index, si no, sr number, s number, what is wrong,
        نمبر شمار, شمار, سیریل نمبر, سیریل, نمبر, شماره, ক্রমিক, ক্রমিক নং, ক্রম, ক্রমিক সংখ্যা, নং, নম্বর, ক্র নং,
        क्रमांक, क्रम संख्या, क्रम, क्र, क्र सं, क्र स, संख्या, क्रम सं, क्रसं, सि नं, सि न, सिनं, क्रस, अनुक्रम,
        අංකය, අනු අංකය, எண், வரிசை எண், number shumar""",
    Column.OWN_NUMBER: """
        homenet number, homenet no, homenet id, registry number, registry no, registry id,
        own number, person number, person id, hnsa number, hnsa id, ہوم نیٹ نمبر,
        হোমনেট নম্বর, होमनेट नंबर, होमनेट नम्बर""",
    Column.MEMBER_NUMBER: """
        member no, member number, member id, membership no, membership number, membership id,
        m no, mem no, member code, reg no, registration no, registration number, reg number,
        card no, member card no, membership card no, book no, passbook no, ledger no, folio no,
        ممبر نمبر, ممبرشپ نمبر, رکنیت نمبر, رجسٹریشن نمبر, رکن نمبر, সদস্য নং, সদস্য নম্বর, সদস্য আইডি,
        সদস্য কোড, सदस्य संख्या, सदस्य क्रमांक, सदस्य नं, सदस्यता नं, सदस्यता संख्या, सदस्य नम्बर, सदस्यता नम्बर,
        पंजीकरण संख्या, दर्ता नं, දාමාජික අංකය, සාමාජික අංකය, உறுப்பினர் எண்""",
    Column.BODY: """
        association, association name, name of association, organisation, organization, body,
        organisation name, organization name, name of organisation, name of organization,
        group, group name, name of group, shg, shg name, name of shg, union, union name, cooperative,
        cooperative name, co, co name, community organisation, community organization, cluster,
        society, society name, samiti, sangathan, samuh, tanzeem, tanzim, federation, partner,
        producer group, producer company, cbo, cbo name, member organisation, member organization,
        تنظیم, تنظیم کا نام, انجمن, انجمن کا نام, گروپ, گروپ کا نام, ایسوسی ایشن, یونین,
        সমিতি, সমিতির নাম, সংগঠন, সংগঠনের নাম, দল, দলের নাম, সংস্থা, সংস্থার নাম, গ্রুপ,
        संगठन, संगठन का नाम, समूह, समूह का नाम, समिति, समिति का नाम, संस्था, संस्थाको नाम, समूहको नाम,
        संगठनको नाम, संघ, यूनियन, සංගමය, සමිතිය, சங்கம், குழு""",
    Column.FULL_NAME: """
        name, full name, member, member name, members name, name of member, name of members,
        name of the member, worker name, name of worker, name of hbw, hbw name, women name,
        name of woman, name of women, participant, participant name, name of participant, beneficiary,
        beneficiary name, name of beneficiary, artisan name, name of artisan, person name, names,
        applicant name, name of applicant, name with initials, full name with initials, given name, first name, surname and name, woman name,
        naam, nam, name and parentage, name with parentage, name d/o w/o, name w/o, name w/o d/o,
        نام, ممبر کا نام, ممبران کے نام, پورا نام, نام ممبر, رکن کا نام, خاتون کا نام, اسم, نام کارکن, نام عضو,
        নাম, সদস্যের নাম, সদস্যদের নাম, সদস্যার নাম, পূর্ণ নাম, নাম সদস্য, সদস্য, শ্রমিকের নাম, মহিলার নাম,
        नाम, सदस्य का नाम, सदस्य नाम, सदस्यों के नाम, पूरा नाम, सदस्यको नाम, नामथर, नाम थर, पुरा नाम,
        महिला का नाम, सदस्या का नाम, सदस्य, कामदारको नाम, නම, සම්පූර්ණ නම, සාමාජිකයාගේ නම,
        பெயர், உறுப்பினர் பெயர், முழு பெயர், نام و تخلص""",
    Column.FULL_NAME_NATIVE: """
        name in own script, own script name,
        name in urdu, urdu name, name urdu, name in bangla, name in bengali, bangla name, name bangla,
        name in hindi, hindi name, name in nepali, nepali name, name native, native name, local name,
        name in local language, name in sinhala, name in tamil, name in dari, name in pashto,
        اردو نام, نام اردو, اردو میں نام, বাংলা নাম, নাম বাংলা, নাম বাংলায়, हिन्दी नाम, हिंदी में नाम, नेपाली नाम""",
    Column.RELATIVE_NAME: """
        guardian, guardian name, name of guardian, parentage, father or husband, relative,
        relative name, walid shohar, waldiyat, walidiyat zaujiyat, care of, next of kin,
        ولدیت زوجیت, ولدیت یا زوجیت, زوجیت ولدیت, سرپرست, سرپرست کا نام, والد شوہر, ولد زوجہ,
        অভিভাবক, অভিভাবকের নাম, अभिभावक, अभिभावक का नाम, अभिभावकको नाम, संरक्षक, भारकරු,
        භාරකරු, பாதுகாவலர்""",
    Column.FATHER_NAME: "waldiat, ولدیت, نام پدر, ولد, පියාගේ නම, தந்தை பெயர், தகப்பன் பெயர்",
    Column.HUSBAND_NAME: "zaujiyat, spouse, spouse name, زوجیت, نام شوهر, زوجہ, ස්වාමිපුරුෂයාගේ නම, "
    "கணவர் பெயர்",
    Column.RELATION: """
        relation, relationship, relation with member, father or husband specify, relation type,
        رشتہ, تعلق, সম্পর্ক, संबंध, सम्बन्ध, नाता, रिश्ता, relation to guardian""",
    Column.NATIONAL_ID: """
        cnic, cnic no, cnic number, nic, nic no, nic number, nicop, id, id no, id number, id card,
        id card no, id card number, identity card, identity card no, identity no, identity number,
        national id, national id no, national id number, national id card, nid, nid no, nid number,
        nid card no, smart card no, aadhaar, aadhaar no, aadhaar number, aadhar, aadhar no, adhar,
        adhar no, adhaar, aadhar number, aadhaar card no, uid, uid no, voter id, voter id no, epic no,
        citizenship, citizenship no, citizenship number, citizenship certificate no, cid, cid no,
        cid number, tazkira, tazkira no, tazkera, e tazkira, tazkira number, birth registration no,
        shanakhti card, shanakhti card no, shanakhti card number, national identity card no, id card nid,
        cnic b form, b form no, new nic, old nic, new cnic, old cnic, nagrikta, nagrikta no,
        شناختی کارڈ نمبر, شناختی کارڈ, قومی شناختی کارڈ نمبر, شناختی نمبر, شناختی کارڈ نمبر cnic, نمبر شناختی کارڈ,
        تذکره, تذکرہ, نمبر تذکره, এনআইডি, এনআইডি নং, এনআইডি নম্বর, জাতীয় পরিচয়পত্র, জাতীয় পরিচয়পত্র নং, ভোটার আইডি,
        জাতীয় পরিচয়পত্র নম্বর, জাতীয় পরিচয় পত্র নং, জাতীয় পরিচয় পত্র, পরিচয়পত্র নং, আইডি, আইডি নং, জন্ম নিবন্ধন নং,
        आधार, आधार नं, आधार संख्या, आधार नंबर, आधार कार्ड, आधार कार्ड नं, आधार कार्ड संख्या, पहचान संख्या, पहचान पत्र,
        नागरिकता, नागरिकता नं, नागरिकता नम्बर, नागरिकता प्रमाणपत्र नं, ना प्र नं, नाप्रनं, परिचयपत्र नं, ना नं, राष्ट्रिय परिचयपत्र,
        ජාතික හැඳුනුම්පත් අංකය, හැඳුනුම්පත් අංකය, ජා හැ අංකය, தேசிய அடையாள அட்டை எண், அடையாள அட்டை எண், அடையாள எண்""",
    Column.AGE: """
        age, age in years, age years, age yrs, present age, current age, umar, umr, age completed,
        عمر, عمر سال, عمر سالوں میں, سن, سن عمر, বয়স, বয়স বছর, उम्र, आयु, उमेर, उमेर वर्ष, वय,
        වයස, வயது""",
    Column.BIRTH_DATE: """
        dob, d o b, date of birth, birth date, birthdate, birthday, birth day, date birth, born, born on,
        تاریخ پیدائش, پیدائش, تاریخ تولد, জন্ম তারিখ, জন্মতারিখ, जन्म तिथि, जन्मतिथि, जन्म दिनांक, जन्म मिति,
        जन्ममिति, जन्म तारीख, උපන් දිනය, பிறந்த தேதி, பிறந்த திகதி""",
    Column.BIRTH_YEAR: """
        birth year, year of birth, yob, born year, سال پیدائش, پیدائش کا سال, سال تولد, জন্ম সাল, জন্মের সাল,
        जन्म वर्ष, जन्म साल, උපන් වර්ෂය, பிறந்த ஆண்டு""",
    Column.GENDER: """
        gender, sex, m f, male female, gender m f, sex m f, jins, جنس, صنف, লিঙ্গ, लिंग, लिङ्ग, ලිංගය,
        ස්ත්‍රී පුරුෂ භාවය, பாலினம், பால்""",
    Column.PHONE: """
        phone, phone no, phone number, mobile, mobile no, mobile number, mob, mob no, cell, cell no,
        cell number, cell phone, cell phone no, contact, contact no, contact number, contacts, tel,
        tel no, telephone, telephone no, telephone number, whatsapp, whatsapp no, whatsapp number,
        ph, ph no, mobile phone, mobile phone no, phone mobile, landline, fone, raabta number,
        rabta number, contact phone, number mobile, moblie, phone cell, cell mobile no,
        فون, فون نمبر, موبائل, موبائل نمبر, رابطہ نمبر, رابطہ, شماره تماس, شماره تلفن, ٹیلی فون, ٹیلیفون نمبر,
        موبایل, واٹس ایپ, واٹس ایپ نمبر, মোবাইল, মোবাইল নং, মোবাইল নম্বর, ফোন, ফোন নং, ফোন নম্বর, যোগাযোগ, যোগাযোগ নম্বর,
        मोबाइल, मोबाइल नं, मोबाइल नंबर, मोबाइल नम्बर, मोबाईल, मोबाईल नं, मोबाईल नंबर, फोन, फोन नं, फोन नंबर, फोन नम्बर,
        सम्पर्क नं, सम्पर्क नम्बर, संपर्क नंबर, दूरभाष, सम्पर्क, दुरभाष, දුරකථන අංකය, දුරකථනය, ජංගම දුරකථන අංකය,
        தொலைபேசி, தொலைபேசி எண், கைபேசி எண், கைபேசி""",
    Column.LOCALITY: """
        village, village name, name of village, mohalla, mohallah, muhalla, basti, locality, area,
        settlement, colony, village mohalla, mohalla village, village basti, village town, para, gaon,
        goth, deh, chak, tole, tol, hamlet, ward name, area name, place, location, ward village, gram,
        gaun, gewog, chiwog, island, gn division, grama niladhari division, gram panchayat, union council,
        uc, village street, neighbourhood, neighborhood, killi, qaria, qarya, mahalla,
        گاؤں, گاوں, محلہ, محلہ گاؤں, گاؤں محلہ, بستی, علاقہ, قریہ, رہائش, یونین کونسل, موضع, چک, گوٹھ,
        গ্রাম, গ্রামের নাম, গ্রাম মহল্লা, মহল্লা, পাড়া, এলাকা, বস্তি, ইউনিয়ন, গ্রাম পাড়া, गाँव, गांव, ग्राम, मोहल्ला, गाँव का नाम,
        गांव का नाम, ग्राम का नाम, बस्ती, टोल, टोला, गाउँ, क्षेत्र, ग्राम पंचायत, मुहल्ला, ගම, ගම්මානය, கிராமம், ஊர்""",
    Column.WARD: """
        ward, ward no, ward number, wardno, w no, وارڈ, وارڈ نمبر, ওয়ার্ড, ওয়ার্ড নং, ওয়ার্ড নম্বর, वार्ड, वार्ड नं,
        वार्ड संख्या, वार्ड नंबर, वडा, वडा नं, वडा नम्बर, වාර්ඩ්, வார்டு""",
    Column.TEHSIL: """
        tehsil, tahsil, taluka, taluk, talluka, upazila, upazilla, thana, block, block name, sub district,
        subdistrict, sub division, mandal, municipality, palika, town, ds division,
        divisional secretariat, dungkhag, woluswali, ps, town tehsil, tehsil town, city,
        تحصیل, تعلقہ, ولسوالی, شہر, উপজেলা, থানা, उपजिला, तहसील, तालुका, ब्लॉक, ब्लाक, प्रखंड, विकासखंड, नगरपालिका,
        गाउँपालिका, पालिका, न पा, गा पा, गापा, नपा, न पा गा पा, प्रखण्ड, ප්‍රාදේශීය ලේකම් කොට්ඨාසය, வட்டம்""",
    Column.DISTRICT: """
        district, district name, dist, distt, zila, zilla, jilla, dzongkhag, atoll, ضلع, জেলা, जिला, ज़िला,
        जिल्ला, දිස්ත්‍රික්කය, மாவட்டம்""",
    Column.PROVINCE: """
        province, state, division, pradesh, region, صوبہ, ولایت, ڈویژن, বিভাগ, राज्य, प्रदेश, प्रान्त, පළාත,
        மாகாணம், மாநிலம்""",
    Column.ADDRESS: """
        address, postal address, home address, permanent address, present address, full address,
        residential address, residence, addr, current address, street address, complete address, pata,
        پتہ, پتا, مکمل پتہ, گھر کا پتہ, آدرس, ایڈریس, مستقل پتہ, موجودہ پتہ, ঠিকানা, বর্তমান ঠিকানা, স্থায়ী ঠিকানা,
        पता, स्थायी पता, वर्तमान पता, ठेगाना, स्थायी ठेगाना, हालको ठेगाना, ලිපිනය, முகவரி""",
    Column.TRADE: """
        trade, skill, skills, occupation, profession, work, type of work, work type, nature of work,
        kind of work, craft, product, products, hunar, job, sector, business, activity, trade skill,
        skill trade, product made, main work, kaam, vocation, livelihood,
        ہنر, پیشہ, کام, کام کی نوعیت, کاروبار, شغل, পেশা, কাজ, কাজের ধরন, কাজের ধরণ, দক্ষতা, पेशा, काम, काम का प्रकार,
        व्यवसाय, कौशल, हुनर, सीप, कामको प्रकार, धंधा, रोजगार, रोज़गार, රැකියාව, වෘත්තිය, தொழில்""",
    Column.POST: """
        post, designation, position, office, office held, role, role in group, post held, ohda,
        عہدہ, منصب, حیثیت, পদ, পদবি, পদবী, पद, पदनाम, ओहदा, තනතුර, பதவி""",
    Column.CATEGORY: """
        category, member category, member type, membership type, type of member, type, kind of member,
        type of membership, membership category, کیٹیگری, قسم, رکنیت کی قسم, ধরন, সদস্যের ধরন, শ্রেণী, শ্রেণি,
        श्रेणी, सदस्य प्रकार, सदस्यता प्रकार, प्रकार, සාමාජික වර්ගය, வகை""",
    Column.FEE_AMOUNT: """
        fee, fees, monthly fee, membership fee, member fee, annual fee, yearly fee, admission fee, dues,
        monthly dues, subscription, monthly subscription, contribution, monthly contribution, fee rs,
        chanda, fee paid, fee amount, joining fee, entry fee, registration fee, fee pkr,
        فیس, ماہانہ فیس, چندہ, ماہانہ چندہ, رکنیت فیس, ممبرشپ فیس, চাঁদা, মাসিক চাঁদা, ভর্তি ফি, ফি, সদস্য ফি,
        शुल्क, सदस्यता शुल्क, मासिक शुल्क, चंदा, मासिक चंदा, फीस, सदस्य शुल्क, වාර්ෂික ගාස්තුව, ගාස්තුව, சந்தா, கட்டணம்""",
    Column.SHARES: """
        share, shares, no of shares, number of shares, share no, shares held, share count, share qty,
        حصص, حصہ, حصص کی تعداد, শেয়ার, শেয়ার সংখ্যা, শেয়ারের সংখ্যা, शेयर, शेयर संख्या, शेयरों की संख्या, अंश, हिस्सा, सेयर,
        सेयर संख्या, कित्ता, කොටස්, கொள்பங்கு, பங்கு""",
    Column.SAVINGS: """
        saving, savings, saving amount, savings amount, total saving, total savings, saving balance,
        savings balance, monthly saving, deposit, bachat, saving rs, بچت, کل بچت, بچت رقم, সঞ্চয়, মোট সঞ্চয়,
        সঞ্চয়ের পরিমাণ, बचत, बचत राशि, कुल बचत, बचत रकम, मासिक बचत, ඉතිරිකිරීම්, සේமிப்பு, சேமிப்பு""",
    Column.JOINED_ON: """
        joining date, date of joining, joining, joined, joined on, join date, doj, date joined, member since,
        membership date, date of membership, admission date, date of admission, registration date,
        date of registration, enrolment date, date of enrolment, enrollment date, entry date, since,
        date of entry, reg date, شمولیت کی تاریخ, تاریخ شمولیت, تاریخ رکنیت, تاریخ داخلہ, تاریخ رجسٹریشن,
        যোগদানের তারিখ, ভর্তির তারিখ, সদস্য হওয়ার তারিখ, যোগদান, सदस्यता तिथि, सदस्यता की तिथि, प्रवेश तिथि, शामिल होने की तिथि,
        सदस्यता मिति, सदस्य बनेको मिति, प्रवेश मिति, दर्ता मिति, පටிවූ දිනය, සම්බන්ධ වූ දිනය, சேர்ந்த தேதி""",
    Column.LEFT_ON: """
        left on, leaving date, date of leaving, date left, left, resigned on, resignation date,
        exit date, date of exit, end date, date of resignation, چھوڑنے کی تاریخ, تاریخ اخراج, প্রস্থানের তারিখ,
        ছাড়ার তারিখ, छोड़ने की तिथि, छोडेको मिति, निकास तिथि""",
    Column.STATUS: """
        status, member status, membership status, active, active inactive, current status, present status,
        حیثیت رکنیت, سٹیٹس, অবস্থা, সদস্য অবস্থা, স্ট্যাটাস, स्थिति, सदस्यता स्थिति, अवस्था, තත්ත්වය, நிலை""",
    Column.REMARKS: """
        remark, remarks, note, notes, comment, comments, remarks if any, observation, any other, kaifiyat,
        کیفیت, ریمارکس, نوٹ, تبصرہ, ملاحظات, মন্তব্য, मंतव्य, टिप्पणी, अभ्युक्ति, रिमार्क, टिप्पणियां, कैफियत, कैफ़ियत,
        සටහන්, குறிப்பு, குறிப்புகள்""",
    Column.ASIDE: """
        mother, mother name, mothers name, name of mother, ماں کا نام, والدہ کا نام, মাতার নাম, মায়ের নাম, মাতা, माता का नाम,
        माता, आमाको नाम, photo, picture, signature, sign, thumb impression, دستخط, স্বাক্ষর, हस्ताक्षर, email,
        e mail, education, qualification, marital status, blood group, age group, religion, caste,
        ذات, تعلیم, শিক্ষা, शिक्षा, income, monthly income, bank account, account no""",
}

# "Father / Husband Name" and its like are read word by word: these say which relative is meant …
FATHER: Final = """father, fathers, walid, pita, baap, abbu, والد, باپ, پدر, পিতা, পিতার, পিতাৰ, বাবা, বাবার,
    पिता, पिताको, पिताजी, बाबु, बाबुको, बुबा, बुबाको, बाप, පියා, පියාගේ, தந்தை, தந்தையின், தகப்பன்"""
HUSBAND: Final = """husband, husbands, shohar, shauhar, khawand, khavand, pati, spouse, شوہر, خاوند, شوهر,
    স্বামী, স্বামীর, पति, पतिको, श्रीमान, श्रीमानको, ස්වාමියා, ස්වාමිපුරුෂයා, ස්වාමිපුරුෂයාගේ, கணவர், கணவன், கணவரின்"""
GUARDIAN: Final = """guardian, guardians, relative, parent, سرپرست, অভিভাবক, অভিভাবকের, अभिभावक, अभिभावकको,
    parentage, ولدیت, زوجیت, संरक्षक"""
# … and these may stand beside them without changing the meaning.
JOINING: Final = """name, names, of, the, or, and, s, h, f, naam, ka, ki, ko, نام, کا, کی, یا, اور, اسم, নাম, নামঃ, বা, ও, অথবা,
    नाम, का, की, को, या, वा, और, एवं, නම, பெயர், if, married"""
# A heading with one of these is about somebody or something else than the member herself.
NOT_HERSELF: Final = """mother, nominee, bank, account, child, children, son, daughter, kids, witness,
    facilitator, introducer, introduced, blood, email, branch, leader, contractor, employer, sponsor, proposer,
    seconder, landlord, وارث, بینک, নমিনি, নমিনী, ব্যাংক, नामिनी, बैंक, खाता, बैंक, हकवाला"""
# Words that may be left out of a heading without changing its meaning.
FILLERS: Final = """member, members, of, the, hbw, woman, women, her, worker, workers, no, number, nos,
    rs, pkr, bdt, inr, npr, lkr, taka, tk, rupees, optional, if, any, please, s, full, complete, details, detail,
    ممبر, رکن, کا, کی, نمبر, روپے, সদস্যের, সদস্য, নং, নম্বর, টাকা, सदस्य, का, की, को, नं, नंबर, नम्बर, रु, सदस्यको, रुपये, रुपैयाँ"""
