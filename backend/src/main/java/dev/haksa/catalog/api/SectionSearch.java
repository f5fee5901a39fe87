package dev.haksa.catalog.api;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.SectionCriteria;
import dev.haksa.catalog.SectionCriteria.Sort;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Query parameters of the search for sections. */
public class SectionSearch {
    private static final Map<String, Sort> SORTS = Map.of(
            "courseNumber", Sort.COURSE_NUMBER,
            "title", Sort.TITLE,
            "freeSeats", Sort.FREE_SEATS,
            "credits", Sort.CREDITS);
    private static final int LONGEST_TEXT = 100;
    private static final List<String> TRUTH = List.of("true", "false");
    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    @QueryParam("q")
    @Parameter(
            description = "Words or parts of words, all of which occur in title, number, department or professor."
                    + " / 강좌명·학수번호·학과·교수의 일부. 여러 낱말은 모두 포함")
    @Nullable
    String q;

    @QueryParam("department")
    @Parameter(description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능")
    @Nullable
    List<String> department;

    @QueryParam("category")
    @Parameter(description = "Category; repeatable. / 이수구분, 여러 번 가능")
    @Nullable
    List<String> category;

    @QueryParam("targetYear")
    @Parameter(description = "As printed in the timetable, e.g. 1학년. / 대상 학년")
    @Nullable
    String targetYear;

    @QueryParam("day")
    @Parameter(
            description = "Has a class on this day, e.g. MONDAY; repeatable: on one of them."
                    + " / 이 요일에 강의가 있는 강좌, 여러 번 쓰면 그중 하나")
    @Nullable
    List<String> day;

    @QueryParam("from")
    @Parameter(
            description =
                    "No class begins before HH:mm; sections without class times do not match." + " / 모든 강의가 이 시각 이후 시작")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(
            description =
                    "No class ends after HH:mm; sections without class times do not match." + " / 모든 강의가 이 시각까지 종료")
    @Nullable
    String to;

    @QueryParam("freeSeats")
    @DefaultValue("false")
    @Parameter(description = "true: only sections with a free seat. / true면 남은 자리가 있는 강좌만")
    String freeSeats = "false";

    @QueryParam("sort")
    @DefaultValue("courseNumber")
    @Parameter(
            description = "courseNumber, title, freeSeats or credits; with - in front from the largest down."
                    + " / 정렬 기준, 앞에 -를 붙이면 내림차순")
    String sort = "courseNumber";

    /** What is asked for; every parameter that cannot be read is named. */
    SectionCriteria criteria() {
        List<InputViolation> mistakes = new ArrayList<>();
        boolean descending = sort.startsWith("-");
        String sortName = descending ? sort.substring(1) : sort;
        if (!SORTS.containsKey(sortName)) {
            mistakes.add(QueryValues.notOneOf(
                    "sort", sort, SORTS.keySet().stream().sorted().toList()));
        }
        if (!TRUTH.contains(freeSeats)) {
            mistakes.add(QueryValues.notOneOf("freeSeats", freeSeats, TRUTH));
        }
        if (q != null && q.length() > LONGEST_TEXT) {
            mistakes.add(new InputViolation("LENGTH_OUT_OF_RANGE", "?q", Map.of("min", 0, "max", LONGEST_TEXT)));
        }
        Set<Integer> departments = QueryValues.ids(mistakes, "department", department);
        Set<Category> categories = QueryValues.constants(mistakes, Category.class, "category", category);
        Set<DayOfWeek> days = QueryValues.constants(mistakes, DayOfWeek.class, "day", day);
        LocalTime earliest = time(mistakes, "from", from);
        LocalTime latest = time(mistakes, "to", to);
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid(mistakes, null);
        }
        return new SectionCriteria(
                SectionCriteria.words(q),
                departments,
                categories,
                targetYear,
                days,
                earliest,
                latest,
                Boolean.parseBoolean(freeSeats),
                SORTS.getOrDefault(sortName, Sort.COURSE_NUMBER),
                descending);
    }

    private static @Nullable LocalTime time(List<InputViolation> mistakes, String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return LocalTime.parse(text, HOURS_AND_MINUTES);
        } catch (DateTimeParseException e) {
            mistakes.add(new InputViolation("NOT_A_TIME", "?" + name, Map.of("value", text)));
            return null;
        }
    }
}
