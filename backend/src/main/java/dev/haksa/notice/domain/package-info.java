/** Which events make a notice. */
@org.jspecify.annotations.NullMarked
package dev.haksa.notice.domain;
