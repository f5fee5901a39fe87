package dev.haksa.cardissuer;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.cardissuer.Cast.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Three departments with 20 students each once the change of major has taken effect, and a small one that never sends a list,
 * founded and brought in through HTTP.
 */
final class University2024 {
    /** The students of the story. */
    static final int ALL = 63;

    /** Names in Latin letters; who has none stands on the list without. */
    private static final Map<Cast, String> NAMES_EN =
            Map.of(Cast.FOREIGNER, "Nguyen, An", Cast.TO_SCHOOL, "Kim Haneul");

    private static final Set<Cast> OF_2022 = EnumSet.of(Cast.LOST, Cast.MOVED, Cast.NEVER_LISTED);

    private final CardStory story;
    private final String suffix;
    private final Map<Place, Department> departments = new EnumMap<>(Place.class);
    private final Map<Place, List<String>> students = new EnumMap<>(Place.class);
    private final Map<Cast, String> cast = new EnumMap<>(Cast.class);
    /** Who a number is, for people who read a failure. */
    private final Map<String, String> names = new LinkedHashMap<>();

    /** {@code suffix} makes names and codes those of this run. */
    University2024(CardStory story, String suffix) {
        this.story = story;
        this.suffix = suffix;
    }

    /** A department with the one program that it has. */
    record Department(int id, String name, String program) {}

    void isFounded() {
        for (Place place : Place.values()) {
            departments.put(place, founded(place));
            enter(place);
        }
    }

    private Department founded(Place place) {
        String name = place.koreanName() + " " + suffix;
        String program = "S" + place.ordinal() + "-" + suffix;
        int id = CardStory.json(story.affairs(), Map.of("nameKo", name, "facultyKo", place.faculty()))
                .post("/api/v1/departments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        CardStory.json(
                        story.affairs(),
                        Map.of("code", program, "departmentId", id, "nameKo", name + " 학사과정", "degree", "BACHELOR"))
                .post("/api/v1/programs")
                .then()
                .statusCode(201);
        return new Department(id, name, program);
    }

    /** Whoever changes the major is among the students of the former department at first. */
    private void enter(Place place) {
        int wanted = place.entrants();
        List<String> lines = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Cast one = i < Cast.of(place).size() ? Cast.of(place).get(i) : null;
            String number = freeNumber(entranceYear(one), numbers);
            numbers.add(number);
            names.put(number, one == null ? place + " " + i : one.name());
            lines.add(line(one, place, number));
            if (one != null) {
                cast.put(one, number);
            }
        }
        story.registrar()
                .contentType("text/csv; charset=UTF-8")
                .body("studentNumber,name,nameEn,state,programCode,entranceYear,birthDate,admission,nationality\r\n"
                        + String.join("", lines))
                .post("/api/v1/students/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(wanted));
        students.put(place, numbers);
    }

    private String line(Cast one, Place place, String number) {
        List<String> values = List.of(
                number,
                koreanName(number),
                one == null ? "" : quoted(NAMES_EN.getOrDefault(one, "")),
                one == Cast.ON_LEAVE ? "ON_LEAVE" : "ENROLLED",
                department(place).program(),
                String.valueOf(entranceYear(one)),
                one == Cast.MINOR ? "2005-03-18" : "2004-05-05",
                one == Cast.TRANSFER ? "TRANSFER" : "FRESHMAN",
                one == Cast.FOREIGNER ? "FOREIGN" : "DOMESTIC");
        return String.join(",", values) + "\r\n";
    }

    /** The name that is printed on the card. */
    static String koreanName(String student) {
        return "학생" + student.substring(4);
    }

    /** The name in Latin letters that is printed on the card; empty for those who have none. */
    String englishName(String student) {
        return NAMES_EN.entrySet().stream()
                .filter(named -> number(named.getKey()).equals(student))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** As RFC 4180 writes it. */
    static String quoted(String text) {
        return text.contains(",") ? '"' + text + '"' : text;
    }

    private static int entranceYear(Cast one) {
        return OF_2022.contains(one) ? 2022 : 2024;
    }

    private String freeNumber(int year, Collection<String> taken) {
        while (true) {
            ThreadLocalRandom dice = ThreadLocalRandom.current();
            String number = "%02d1%02d%03d".formatted(year % 100, dice.nextInt(1, 100), dice.nextInt(1, 1000));
            if (story.isUnknown(number) && !taken.contains(number)) {
                return number;
            }
        }
    }

    /** The change of major has taken effect. */
    void moves(Cast one, Place from, Place to) {
        students.get(from).remove(number(one));
        students.get(to).add(number(one));
    }

    Department department(Place place) {
        return departments.get(place);
    }

    String number(Cast one) {
        return cast.get(one);
    }

    List<String> students(Place place) {
        return students.get(place);
    }

    String name(String student) {
        return names.get(student);
    }

    String departmentOf(String student) {
        return Stream.of(Place.values())
                .filter(place -> students.get(place).contains(student))
                .map(place -> department(place).name())
                .findFirst()
                .orElseThrow();
    }

    List<String> everybody() {
        return Stream.of(Place.values())
                .flatMap(place -> students.get(place).stream())
                .toList();
    }
}
