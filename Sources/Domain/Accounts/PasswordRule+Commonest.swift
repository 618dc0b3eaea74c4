extension PasswordRule {
    /// The commonest of those long enough for the rule, in lower case. What is a sequence or a repetition is refused
    /// without being listed.
    static let commonest: Set<String> = [
        "1q2w3e4r5t6y", "1q2w3e4r5t6y7u", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "1qazxsw23edc", "q1w2e3r4t5y6",
        "zaq12wsxcde3", "qazwsxedcrfv", "qwerty123456", "qwerty12345678", "qwertyuiop12", "qwertyuiop123",
        "asdfghjkl123", "abcdef123456", "abcd12345678", "abc123456789", "a1b2c3d4e5f6", "1a2b3c4d5e6f", "aa12345678901",
        "password1234", "password12345", "password123456", "password2024", "password2025", "password2026",
        "passwordpassword", "p@ssw0rd1234", "p@ssword1234", "passw0rd1234", "pass12345678", "mypassword123",
        "changeme1234", "changemeplease", "letmein12345", "letmeinplease", "welcome12345", "welcome123456",
        "administrator", "administrator1", "admin1234567", "admin12345678", "adminadmin123", "root12345678",
        "iloveyou1234", "iloveyouforever", "sunshine1234", "princess1234", "football1234", "baseball1234",
        "superman1234", "dragon123456", "monkey123456", "michael12345", "trustno1trustno1", "startrek1234",
        "correcthorsebatterystaple", "correct-horse-battery-staple", "thisismypassword", "passwordispassword",
        "sakura123456", "sakura12345678", "doraemon1234", "takahashi1234", "suzuki123456", "tanaka123456",
        "yamada123456", "arigatou1234", "konnichiwa123", "nihon1234567", "nippon123456", "shiyakusho123",
        "shokuin12345", "kensyuu12345", "digitaldx123", "reiwa1234567", "heisei123456",
    ]
}
