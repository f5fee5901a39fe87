package dev.haksa.photoregister;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every order of the register, told apart from every other by students who stand elsewhere in each. */
@QuarkusTest
class SortPhotoRegisterTest extends HttpTest {
    private static final String SHA = "fedcba9876543210".repeat(4);

    /** What the orders go by, as the contract tells it. */
    private record Student(
            String number,
            String name,
            String faculty,
            String department,
            String program,
            String studyTime,
            int yearLevel,
            String classGroup,
            String state,
            String nationality,
            String photo) {}

    private static final Comparator<Student> NUMBER = comparing(Student::number);
    private static final Comparator<Student> CLASS =
            comparing(Student::classGroup).thenComparing(NUMBER);
    private static final Comparator<Student> YEAR =
            comparing(Student::yearLevel).thenComparing(CLASS);
    private static final Comparator<Student> DEPARTMENT =
            comparing(Student::department).thenComparing(YEAR);
    private static final Map<String, Comparator<Student>> ORDERS = orders();

    private final List<StudentData> departments = new ArrayList<>();
    private final List<Student> students = new ArrayList<>();

    private static Map<String, Comparator<Student>> orders() {
        Map<String, Comparator<Student>> orders = new LinkedHashMap<>();
        orders.put("studentNumber", NUMBER);
        orders.put("name", comparing(Student::name).thenComparing(NUMBER));
        orders.put("faculty", comparing(Student::faculty).thenComparing(DEPARTMENT));
        orders.put("department", DEPARTMENT);
        orders.put("program", comparing(Student::program).thenComparing(NUMBER));
        orders.put("studyTime", comparing(Student::studyTime).thenComparing(NUMBER));
        orders.put("yearLevel", YEAR);
        orders.put("classGroup", CLASS);
        orders.put("state", comparing(Student::state).thenComparing(NUMBER));
        orders.put("nationality", comparing(Student::nationality).thenComparing(NUMBER));
        orders.put("photo", comparing(Student::photo).thenComparing(NUMBER));
        return orders;
    }

    @BeforeEach
    void tenStudentsOfThreeDepartments() {
        String key = UUID.randomUUID().toString();
        for (String names : List.of("나학과,가계열,다전공", "가학과,나계열,가전공", "다학과,가계열,나전공")) {
            String[] name = names.split(",");
            StudentData data = new StudentData(this::sql);
            sql(
                    "update department set name_ko = $2, faculty_ko = $3 where id = $1",
                    data.department(),
                    name[0] + key,
                    name[1]);
            sql("update program set name_ko = $2 where id = $1", data.program(), name[2]);
            departments.add(data);
        }
        List<String> numbers = numbers(10);
        // name, department, DAY or EVENING, credits with their year level, class, state, nationality, photo
        add(numbers.get(0), "마", 1, "EVENING", 40, 2, "B", "ON_LEAVE", "DOMESTIC", "REJECTED");
        add(numbers.get(1), "가", 0, "DAY", 0, 1, "B", "ENROLLED", "FOREIGN", "APPROVED");
        add(numbers.get(2), "다", 2, "EVENING", 120, 4, "A", "COMPLETED", "DOMESTIC", "NONE");
        add(numbers.get(3), "나", 1, "DAY", 0, 1, "A", "ENROLLED", "DOMESTIC", "IN_REVIEW");
        add(numbers.get(4), "라", 0, "EVENING", 0, 1, "A", "ON_LEAVE", "FOREIGN", "NONE");
        add(numbers.get(5), "바", 2, "DAY", 40, 2, "", "ENROLLED", "FOREIGN", "REJECTED");
        add(numbers.get(6), "사", 0, "DAY", 120, 4, "C", "GRADUATED", "DOMESTIC", "APPROVED");
        add(numbers.get(7), "하", 1, "DAY", 0, 1, "A", "COMPLETED", "DOMESTIC", "NONE");
        add(numbers.get(8), "가", 2, "DAY", 0, 1, "B", "ENROLLED", "DOMESTIC", "APPROVED");
        add(numbers.get(9), "아", 0, "DAY", 0, 1, "A", "ENROLLED", "FOREIGN", "IN_REVIEW");
    }

    private List<String> numbers(int many) {
        Set<String> numbers = new HashSet<>();
        while (numbers.size() < many) {
            numbers.add(departments.getFirst().freeNumber());
        }
        return numbers.stream().sorted().toList();
    }

    private void add(
            String number,
            String name,
            int of,
            String studyTime,
            int credits,
            int yearLevel,
            String classGroup,
            String state,
            String nationality,
            String photo) {
        int program = departments.get(of).program();
        sql(
                "insert into student (student_number, name, type, state, program_id, entrance_year, earned_credits,"
                        + " study_time, class_group, nationality) values ($1, $2, 'UNIVERSITY', $3, $4, 2026, $5, $6, $7, $8)",
                number,
                name,
                state,
                program,
                credits,
                studyTime,
                classGroup.isEmpty() ? null : classGroup,
                nationality);
        if (!photo.equals("NONE")) {
            RegisterData.photo(
                    this::sql,
                    number,
                    photo.equals("IN_REVIEW") ? "SUBMITTED" : photo,
                    SHA,
                    "2024-03-05T10:00:00+09:00");
        }
        var row = sql(
                        "select d.name_ko as department, d.faculty_ko as faculty, p.name_ko as program from program p"
                                + " join department d on d.id = p.department_id where p.id = $1",
                        program)
                .getFirst();
        students.add(new Student(
                number,
                name,
                row.getString("faculty"),
                row.getString("department"),
                row.getString("program"),
                studyTime,
                yearLevel,
                classGroup,
                state,
                nationality,
                photo));
    }

    @Test
    void every_order_is_the_one_that_its_name_says_in_both_directions_and_page_by_page() {
        assertThat(ORDERS.keySet())
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(RegisterSort.values())
                        .map(RegisterSort::parameter)
                        .toList());
        Set<List<String>> different = new HashSet<>();
        ORDERS.forEach((sort, order) -> {
            List<String> up = sorted(order);
            assertThat(listed(sort)).as(sort).isEqualTo(up);
            assertThat(listed("-" + sort)).as("-" + sort).isEqualTo(up.reversed());
            different.add(up);
            different.add(up.reversed());
        });
        assertThat(different).as("no order can be taken for another").hasSize(2 * ORDERS.size());
    }

    private List<String> sorted(Comparator<Student> order) {
        return students.stream().sorted(order).map(Student::number).toList();
    }

    private List<String> listed(String sort) {
        String query = departments.stream()
                .map(data -> "department=" + data.department())
                .collect(Collectors.joining("&", "/api/v1/photo-register?limit=3&sort=" + sort + "&", ""));
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            Response page = as("ACADEMIC_AFFAIRS").get(query + (next == null ? "" : "&after=" + next));
            seen.addAll(page.then().statusCode(200).extract().path("items.studentNumber"));
            next = page.path("next");
        } while (next != null);
        return seen;
    }
}
