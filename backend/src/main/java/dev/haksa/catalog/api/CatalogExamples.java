package dev.haksa.catalog.api;

/** Bodies that the contract shows. */
final class CatalogExamples {
    static final String SECTION = """
            {"id": 4711, "term": "2027-SPRING", "rehearsal": false,
             "course": {"courseNumber": "M1522.000600", "titleKo": "컴퓨터프로그래밍",
                        "titleEn": "Computer Programming", "credits": 3},
             "sectionNumber": "001", "title": "컴퓨터프로그래밍", "category": "MAJOR_REQUIRED",
             "department": {"id": 5, "nameKo": "컴퓨터정보통신학과",
                            "nameEn": "Computer and Information Communication"},
             "targetYear": "1학년",
             "classTimes": [{"day": "MONDAY", "startsAt": "11:00", "endsAt": "12:30"},
                            {"day": "WEDNESDAY", "startsAt": "11:00", "endsAt": "12:30"}],
             "examSlot": {"startsAt": "2027-06-14T01:00:00Z", "endsAt": "2027-06-14T02:00:00Z"},
             "capacity": 40, "enrolled": 34, "freeSeats": 6, "gradingScheme": "RELATIVE", "practice": false,
             "state": "OPEN", "professor": "김교수",
             "links": {"self": "/api/v1/sections/4711", "course": "/api/v1/courses/M1522.000600",
                       "term": "/api/v1/terms/2027-SPRING",
                       "syllabus": "/api/v1/sections/4711/syllabus"}}""";
    static final String SECTIONS =
            "{\"items\": [" + SECTION + "], \"next\": \"WyJjb3Vyc2VOdW1iZXIiLCJNMTUyMi4wMDA2MDAgMDAxIiw0NzExXQ\"}";
    static final String DEPARTMENT = """
            {"id": 5, "studentNumberCode": 5, "nameKo": "컴퓨터정보통신학과",
             "nameEn": "Computer and Information Communication", "openedYear": 2001,
             "facultyKo": "공학계열", "facultyEn": "Engineering"}""";
    static final String DEPARTMENTS = "{\"items\": [" + DEPARTMENT + "]}";
    static final String PROGRAM = """
            {"id": 5, "code": "B05", "departmentId": 5, "nameKo": "컴퓨터정보통신학과 학사과정",
             "nameEn": "Bachelor of Computer and Information Communication", "degree": "BACHELOR"}""";
    static final String PROGRAMS = "{\"items\": [" + PROGRAM + "]}";
    static final String COURSE = """
            {"courseNumber": "M1522.000600", "titleKo": "컴퓨터프로그래밍", "titleEn": "Computer Programming",
             "credits": 3, "category": "MAJOR_REQUIRED", "department": {"id": 5, "nameKo": "컴퓨터정보통신학과"}}""";
    static final String COURSES = "{\"items\": [" + COURSE + "]}";
    static final String TERM = """
            {"code": "2027-SPRING", "year": 2027, "season": "SPRING", "startsOn": "2027-03-02",
             "endsOn": "2027-06-21", "classDays": 105, "rehearsal": false}""";
    static final String TERMS = "{\"items\": [" + TERM + "]}";
    static final String NEW_DEPARTMENT = """
            {"nameKo": "전기공학과", "nameEn": "Electrical Engineering", "openedYear": 2016, "facultyKo": "공학계열"}""";
    static final String DEPARTMENT_CHANGE = "{\"nameEn\": \"Electrical and Electronic Engineering\"}";
    static final String NEW_PROGRAM = """
            {"code": "B25", "departmentId": 25, "nameKo": "전기공학과 학사과정", "degree": "BACHELOR"}""";
    static final String PROGRAM_CHANGE = "{\"nameEn\": \"Bachelor of Electrical Engineering\"}";
    static final String NEW_COURSE = """
            {"courseNumber": "EE.201", "titleKo": "회로이론", "titleEn": "Circuit Theory", "credits": 3,
             "category": "MAJOR_REQUIRED", "departmentId": 25}""";
    static final String COURSE_CHANGE = "{\"titleEn\": \"Circuit Theory 1\"}";
    static final String NEW_TERM = """
            {"code": "2027-SPRING", "startsOn": "2027-03-02", "endsOn": "2027-06-21", "classDays": 105}""";
    static final String TERM_CHANGE = "{\"endsOn\": \"2027-06-22\"}";
    static final String NEW_SECTION = """
            {"courseNumber": "EE.201", "sectionNumber": "001", "capacity": 40, "targetYear": "2학년",
             "classTimes": [{"day": "MONDAY", "startsAt": "11:00", "endsAt": "12:15"}],
             "examSlot": {"startsAt": "2027-06-14T10:00:00+09:00", "endsAt": "2027-06-14T11:00:00+09:00"}}""";
    static final String SECTION_CHANGE = "{\"capacity\": 50}";
    static final String CSV = """
            classification,department,target_year,course_number,section_number,title,credits,class_time,capacity
            전필,컴퓨터정보통신학과,1학년,M1522.000600,001,컴퓨터프로그래밍,3,월(3-1.5)/수(3-1.5),40
            """;
    static final String IMPORT_REPORT = """
            {"term": "2027-SPRING", "mode": "ALL_OR_NOTHING", "dryRun": false, "applied": false,
             "created": 1, "updated": 0, "unchanged": 0, "failed": 1, "departmentsCreated": 0,
             "coursesCreated": 1, "coursesUpdated": 0,
             "rows": [
               {"line": 2, "courseNumber": "M1522.000600", "sectionNumber": "001", "outcome": "CREATED", "mistakes": []},
               {"line": 3, "courseNumber": "M1522.000700", "sectionNumber": "001", "outcome": "FAILED",
                "mistakes": [{"line": 3, "column": "credits", "value": "three", "expected": "whole number from 0 to 30",
                              "code": "CSV_WHOLE_NUMBER", "message": "'three' is not a whole number from 0 to 30."}]}]}""";

    private CatalogExamples() {}
}
