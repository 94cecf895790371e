"""Made-up women of the demo network. No name belongs to anybody we know."""

# (name, in own script, relation, relative, born in the year or None, age told or None, locality,
#  trade, body codes). The day of the age told is the day of the list: 1 Jan 2024.
RASOOL, CHAK, NISHAT, KHULNA, UTTARA = "RASOOL-NAGAR", "CHAK-44", "NISHAT", "KHULNA-KANTHA", "UTTARA"

PAKISTAN = (
    ("Rukhsana Bibi", "رخسانہ بی بی", "wife_of", "Manzoor Hussain", 1974, None, "Rasool Nagar", "adda embroidery", (RASOOL, NISHAT)),
    ("Shazia Akram", "شازیہ اکرم", "wife_of", "Muhammad Akram", None, 36, "Rasool Nagar", "adda embroidery", (RASOOL,)),
    ("Nasreen Begum", "نسرین بیگم", "widow_of", "Ghulam Rasool", 1961, None, "Rasool Nagar", "stitching", (RASOOL,)),
    ("Kausar Parveen", "کوثر پروین", "wife_of", "Allah Ditta", None, 41, "Rasool Nagar", "adda embroidery", (RASOOL,)),
    ("Zubaida", "زبیدہ", "daughter_of", "Karam Din", None, 29, "Rasool Nagar", "bangles", (RASOOL,)),
    ("Shamim Akhtar", "شمیم اختر", "wife_of", "Bashir Ahmad", 1980, None, "Rasool Nagar", "stitching", (RASOOL,)),
    ("Rubina Kausar", "روبینہ کوثر", "wife_of", "Muhammad Yousaf", None, 33, "Rasool Nagar", "adda embroidery", (RASOOL,)),
    ("Saima Noreen", "صائمہ نورین", "daughter_of", "Muhammad Sharif", 1996, None, "Rasool Nagar", "adda embroidery", (RASOOL,)),
    ("Amna Bibi", "آمنہ بی بی", "wife_of", "Riaz Ahmad", None, 52, "Rasool Nagar", "charpai weaving", (RASOOL,)),
    ("Nusrat Jabeen", "نصرت جبین", "wife_of", "Abdul Ghafoor", 1985, None, "Rasool Nagar", "adda embroidery", (RASOOL,)),
    ("Parveen", "پروین", "mother_of", "Imran Ali", None, 58, "Rasool Nagar", "bangles", (RASOOL,)),
    ("Tahira Yasmeen", "طاہرہ یاسمین", "wife_of", "Muhammad Aslam", 1990, None, "Rasool Nagar", "stitching", (RASOOL,)),
    ("Naseem Akhtar", "نسیم اختر", "wife_of", "Muhammad Boota", 1969, None, "Chak 44", "stitching", (CHAK,)),
    ("Fozia Rani", "فوزیہ رانی", "daughter_of", "Nazir Ahmad", None, 24, "Chak 44", "stitching", (CHAK,)),
    ("Sakina Bibi", "سکینہ بی بی", "wife_of", "Khadim Hussain", 1972, None, "Chak 44", "quilt making", (CHAK,)),
    ("Iqra Shahid", "اقراء شاہد", "daughter_of", "Shahid Mehmood", 2001, None, "Chak 44", "stitching", (CHAK,)),
    ("Bushra Tabassum", "بشریٰ تبسم", "wife_of", "Tariq Mehmood", None, 38, "Chak 44", "stitching", (CHAK,)),
    ("Hameeda Bano", "حمیدہ بانو", "widow_of", "Faiz Ahmad", 1957, None, "Chak 44", "quilt making", (CHAK,)),
    ("Azra Perveen", "عذرا پروین", "wife_of", "Muhammad Saleem", None, 45, "Nishat Colony", "football stitching", (NISHAT,)),
    ("Samina Kanwal", "ثمینہ کنول", "wife_of", "Javed Iqbal", 1983, None, "Nishat Colony", "football stitching", (NISHAT,)),
    ("Rehana Kousar", "ریحانہ کوثر", "wife_of", "Sajid Hussain", None, 31, "Nishat Colony", "football stitching", (NISHAT,)),
    ("Musarrat", "مسرت", "daughter_of", "Ghulam Mustafa", 1994, None, "Nishat Colony", "football stitching", (NISHAT,)),
    ("Farzana Gul", "فرزانہ گل", "wife_of", "Gul Zaman", None, 40, "Nishat Colony", "shoe uppers", (NISHAT,)),
    ("Khalida Mai", "خالدہ مائی", "wife_of", "Allah Bakhsh", 1965, None, "Nishat Colony", "shoe uppers", (NISHAT,)),
    ("Irshad Bibi", "ارشاد بی بی", "wife_of", "Muhammad Hanif", None, 49, "Nishat Colony", "football stitching", (NISHAT, CHAK)),
    ("Sumaira Naz", "سمیرا ناز", "daughter_of", "Naz Muhammad", 1999, None, "Nishat Colony", "football stitching", (NISHAT,)),
)  # fmt: skip

BANGLADESH = (
    ("Rahima Khatun", "রহিমা খাতুন", "wife_of", "Abdul Karim", 1979, None, "Dumuria", "nakshi kantha", (KHULNA,)),
    ("Shirin Akter", "শিরিন আক্তার", "daughter_of", "Nurul Islam", None, 27, "Dumuria", "nakshi kantha", (KHULNA,)),
    ("Monowara Begum", "মনোয়ারা বেগম", "widow_of", "Hasem Ali", 1963, None, "Dumuria", "nakshi kantha", (KHULNA,)),
    ("Jorina", "জরিনা", "wife_of", "Mofiz Uddin", None, 44, "Dumuria", "mat weaving", (KHULNA,)),
    ("Salma Akter", "সালমা আক্তার", "wife_of", "Rafiqul Islam", 1991, None, "Dumuria", "nakshi kantha", (KHULNA,)),
    ("Rokeya Sultana", "রোকেয়া সুলতানা", "wife_of", "Anwar Hossain", None, 35, "Batiaghata", "nakshi kantha", (KHULNA,)),
    ("Amena Bibi", "আমেনা বিবি", "wife_of", "Jobbar Sheikh", None, 55, "Batiaghata", "mat weaving", (KHULNA,)),
    ("Nasima Khatun", "নাসিমা খাতুন", "daughter_of", "Abul Kashem", 1998, None, "Uttara", "garment finishing", (UTTARA,)),
    ("Taslima Begum", "তাসলিমা বেগম", "wife_of", "Delwar Hossain", None, 32, "Uttara", "garment finishing", (UTTARA,)),
    ("Kohinoor Akter", "কোহিনূর আক্তার", "wife_of", "Shahjahan Mia", 1986, None, "Uttara", "button sewing", (UTTARA,)),
    ("Morium", "মরিয়ম", "wife_of", "Kala Mia", None, 47, "Uttara", "button sewing", (UTTARA,)),
    ("Hosne Ara", "হোসনে আরা", "widow_of", "Motaleb Howlader", 1970, None, "Uttara", "garment finishing", (UTTARA,)),
    ("Laily Begum", "লাইলী বেগম", "wife_of", "Sobhan Gazi", None, 39, "Uttara", "button sewing", (UTTARA,)),
    ("Fatema Khatun", "ফাতেমা খাতুন", "daughter_of", "Ismail Hossain", 2000, None, "Uttara", "garment finishing", (UTTARA,)),
)  # fmt: skip
