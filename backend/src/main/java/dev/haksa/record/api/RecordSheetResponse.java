package dev.haksa.record.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.Category;
import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductKind;
import dev.haksa.privacy.Sex;
import dev.haksa.record.PastCorrection;
import dev.haksa.record.RecordSheet;
import dev.haksa.record.RecordSheet.RecognisedCourse;
import dev.haksa.student.Admission;
import dev.haksa.student.Grade;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentGrades;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentState;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** 학적부 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RecordSheet",
        description = "The record (form 9): person, changes, awards and discipline, grades. / 학적부(별지 9호)")
record RecordSheetResponse(
        Instant asOf,
        Person person,
        List<Correction> corrections,
        List<Change> changes,
        List<Conduct> conduct,
        Grades grades) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedCorrection", description = "A name or birth date that was corrected. / 학적부 정정 내역")
    record Correction(
            LocalDate correctedOn,
            PastCorrection.Field field,

            @Schema(description = "Left out when it was empty. / 비어 있었으면 생략", examples = "김하눌") @Nullable
            String before,

            @Schema(examples = "김하늘") @Nullable String after) {
        static Correction from(PastCorrection one) {
            return new Correction(one.correctedOn(), one.field(), one.before(), one.after());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordPerson", description = "Who it is about. / 신상")
    record Person(
            @Schema(examples = "26115001") String studentNumber,
            String name,
            @Nullable String nameEn,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex,

            @Schema(description = "Masked. / 가린 번호", examples = "030101-3******") @Nullable
            String residentNumber,

            String department,
            String program,
            int entranceYear,
            Admission admission,
            StudentState state,
            int yearLevel) {
        static Person from(RecordSheet sheet) {
            StudentProfile person = sheet.person();
            return new Person(
                    person.standing().studentNumber(),
                    person.standing().name(),
                    person.nameEn(),
                    person.birthDate(),
                    sheet.sex(),
                    sheet.residentNumber(),
                    person.departmentName(),
                    person.programName(),
                    person.entranceYear(),
                    person.standing().admission(),
                    person.standing().state(),
                    person.standing().yearLevel());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedChange", description = "A change of the record. / 학적변동 내역")
    record Change(
            @Schema(examples = "LEAVE_TAKEN") String kind,
            LocalDate effectiveOn,
            @Nullable String cause,
            Situation before,
            Situation after) {
        static Change from(PastChange change) {
            return new Change(
                    change.kind().name(),
                    change.effectiveOn(),
                    change.cause(),
                    Situation.from(change.before()),
                    Situation.from(change.after()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedSituation", description = "State and program before or after a change. / 변동 전후의 학적과 전공")
    record Situation(
            @Nullable String state,
            @Nullable String program,
            @Nullable String name,
            @Nullable String birthDate) {
        static Situation from(JsonObject fields) {
            return new Situation(
                    fields.getString("state"),
                    fields.getString("program"),
                    fields.getString("name"),
                    fields.getString("birthDate"));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedConduct", description = "An award or a discipline that stands. / 상벌")
    record Conduct(
            ConductKind kind,
            String title,
            String decidedBy,
            LocalDate decidedOn,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        static Conduct from(ConductEntry entry) {
            return new Conduct(
                    entry.kind(), entry.title(), entry.decidedBy(), entry.decidedOn(), entry.from(), entry.to());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedGrades", description = "Grades earned here, by term. / 본교에서 취득한 학기별 성적")
    record Grades(
            @Schema(description = "Of 4.5. / 전체 평점평균(4.5 만점)", examples = "3.85") @Nullable
            BigDecimal gpa,

            int earnedCredits,

            @Schema(description = "Recognised from the former university (article 44 (2)). / 전적대학 인정학점")
            int formerCredits,

            @Schema(description = "As the record says it. / 학적부 문구", examples = "전적대학 총 60학점 인정") @Nullable
            String formerNote,

            List<Substitute> recognised,
            List<Term> terms) {
        static Grades from(RecordSheet sheet) {
            int former = sheet.person().standing().formerCredits();
            return new Grades(
                    sheet.grades().gpa(),
                    sheet.grades().earnedCredits(),
                    former,
                    former == 0 ? null : "전적대학 총 " + former + "학점 인정",
                    sheet.recognised().stream().map(Substitute::from).toList(),
                    sheet.grades().terms().stream().map(Term::from).toList());
        }
    }

    @Schema(
            name = "RecordedSubstitute",
            description = "A course of the former university that counts as ours. / 인정 교과목")
    record Substitute(String courseNumber, String formerTitle) {
        static Substitute from(RecognisedCourse course) {
            return new Substitute(course.courseNumber(), course.formerTitle());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedTerm", description = "A term with its grades. / 한 학기의 성적")
    record Term(
            @Schema(examples = "2026-SPRING") String term,
            @Nullable BigDecimal gpa,
            List<Course> courses) {
        static Term from(StudentGrades.Term term) {
            return new Term(
                    term.code().toString(),
                    term.gpa(),
                    term.courses().stream().map(Course::from).toList());
        }
    }

    @Schema(name = "RecordedCourse", description = "A course with its grade. / 교과목과 성적")
    record Course(
            String courseNumber,
            String title,
            int credits,
            Category category,
            Grade grade,

            @Schema(description = "True when another attempt counts instead. / 재수강으로 대체됨")
            boolean replaced) {
        static Course from(StudentGrades.GradedCourse course) {
            return new Course(
                    course.courseNumber(),
                    course.title(),
                    course.credits(),
                    course.category(),
                    course.grade(),
                    course.replaced());
        }
    }

    static RecordSheetResponse from(RecordSheet sheet) {
        return new RecordSheetResponse(
                sheet.asOf(),
                Person.from(sheet),
                sheet.corrections().stream().map(Correction::from).toList(),
                sheet.changes().stream().map(Change::from).toList(),
                sheet.conduct().stream().map(Conduct::from).toList(),
                Grades.from(sheet));
    }
}
