package dev.haksa.change;

/** A clearance with the application that asks for it. */
public record ClearanceItem(
        int changeId, ChangeKind kind, String studentNumber, String studentName, Clearance clearance) {}
