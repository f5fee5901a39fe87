package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Basis;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.util.Set;

/**
 * The numbers and choices of the regulation that enrollment uses, as in force on one day.
 *
 * @param basis the day and the regulation's version
 * @param creditCeiling 제4조④
 * @param advising what happens to a student without recorded guidance (제4조①)
 * @param examOverlap what happens when exam slots overlap (제17조⑤)
 * @param states states in which one enrolls
 * @param types types of students who enroll
 * @param waitlistLimit sections of a term that one student may wait for at a time
 * @param afterDeclinedOffer what becomes of the place of a waiting student whom a rule keeps from taking a seat
 */
public record EnrollmentParameters(
        Basis basis,
        CreditCeiling creditCeiling,
        Strictness advising,
        Strictness examOverlap,
        Set<StudentState> states,
        Set<StudentType> types,
        int waitlistLimit,
        AfterDeclinedOffer afterDeclinedOffer) {}
