package dev.haksa.card.domain;

import dev.haksa.card.CardDeclaration;
import dev.haksa.card.CardRefusal;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of cards need to know of a student, for one campaign.
 *
 * @param card the latest card; null when none was issued
 * @param cardDepartment name of the department that stands on that card; null when it is not known
 * @param cardDepartmentId the department that it was issued for; null when it is not known
 * @param departmentName as it is called today, or was when the campaign was approved or ended
 * @param move the latest change of major that changed the name of the department; null when there is none
 * @param earlierCampaign a closed campaign in which the student was on a roster, could apply, and got no card
 * @param otherCampaign another campaign that is not closed and has the student on a roster
 * @param issuedAlready when the company said of the student's entry in the campaign before that there is a card already; null
 *     when it did not, or such a card was taken back since
 * @param refusal the latest refusal in this campaign that leads to paper; null without one
 */
public record CardFacts(
        String studentNumber,
        String name,
        StudentType type,
        StudentState state,
        Admission admission,
        int entranceYear,
        @Nullable LocalDate birthDate,
        boolean foreign,
        int departmentId,
        String departmentName,
        @Nullable LocalDate card,
        @Nullable String cardDepartment,
        @Nullable Integer cardDepartmentId,
        @Nullable Move move,
        @Nullable String earlierCampaign,
        @Nullable String otherCampaign,
        @Nullable LocalDate issuedAlready,
        @Nullable CardRefusal refusal,
        CardDeclaration declaration) {
    /** A change of major, with the names that the departments had then. */
    public record Move(LocalDate on, String from, String to) {}

    /** Whether there is a card by what the company says, and no change of major since asks for another one. */
    boolean isIssuedAlready() {
        return issuedAlready != null && (move == null || !move.on().isAfter(issuedAlready));
    }

    /**
     * Whether by a change of major the name of the department is another one than on the card, or than it was. A department
     * that was only renamed since, or to which a program was moved, is no other one.
     */
    boolean departmentChanged() {
        if (move == null || card == null) {
            return move != null;
        }
        if (cardDepartment == null) {
            return move.on().isAfter(card);
        }
        boolean sameDepartment = cardDepartmentId != null && cardDepartmentId == departmentId;
        return !sameDepartment && !cardDepartment.equals(departmentName) && !cardDepartment.equals(move.to());
    }
}
