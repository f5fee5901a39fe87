package dev.haksa.catalog.api;

/** Syllabuses and course plans that the contract shows. */
final class DocumentExamples {
    private static final String SECTION = """
            "section": {"id": 4711, "term": "2027-SPRING", "courseNumber": "M1522.000600", "sectionNumber": "001",
                        "title": "컴퓨터프로그래밍", "courseTitleEn": "Computer Programming", "credits": 3,
                        "category": "MAJOR_REQUIRED",
                        "department": {"id": 5, "nameKo": "컴퓨터정보통신학과",
                                       "nameEn": "Computer and Information Communication"},
                        "professor": "김교수"},""";
    private static final String UPDATED = ", \"updatedAt\": \"2027-02-10T01:00:00Z\"}";
    private static final String SYLLABUS_PARTS = """
            "courseInformation": {"overview": "프로그래밍의 기본 개념을 익히고 작은 프로그램을 만든다.",
                                   "objectives": "문제를 나누어 프로그램으로 풀 수 있다.", "textbooks": "강의 교안",
                                   "teachingMethods": "동영상 강의와 매주 실습", "remarks": "개인 컴퓨터가 필요합니다.",
                                   "equivalentCourses": ["CS.101"]},
             "assessment": [{"item": "FINAL_EXAM", "percent": 40}, {"item": "ATTENDANCE", "percent": 20},
                            {"item": "ASSIGNMENT", "percent": 30}, {"item": "DISCUSSION", "percent": 10}],
             "weeklyPlan": [{"week": 1, "topic": "변수와 자료형", "contents": "값과 변수, 식의 계산"},
                            {"week": 2, "topic": "조건과 반복", "contents": "분기와 되풀이", "assessment": "과제 1"}]""";
    private static final String COURSE_PLAN_PARTS = """
            "contact": {"email": "professor@example.ac.kr", "phone": "02-123-4567"},
             "necessity": "모든 전공 과목의 바탕이 된다.", "purpose": "스스로 프로그램을 만드는 힘을 기른다.",
             "level": {"curriculum": "1학년 전공 기초", "difficulty": "초급", "audience": "프로그래밍을 처음 배우는 학생"},
             "teachingModel": {"knowledgeType": "절차적 지식", "operationStrategy": "강의와 실습을 번갈아 진행"}""";

    static final String SYLLABUS_CONTENT = "{" + SYLLABUS_PARTS + "}";
    static final String SYLLABUS = "{" + SECTION + " " + SYLLABUS_PARTS + UPDATED;
    static final String COURSE_PLAN_CONTENT = "{" + COURSE_PLAN_PARTS + "}";
    static final String COURSE_PLAN = "{" + SECTION + " " + COURSE_PLAN_PARTS + UPDATED;

    private DocumentExamples() {}
}
