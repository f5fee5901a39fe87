/** Going on leave, coming back and leaving the university (휴학, 복학, 자퇴): what these changes ask for and do. */
@org.jspecify.annotations.NullMarked
package dev.haksa.leave;
