/** Who did what, when and why; append-only. */
@org.jspecify.annotations.NullMarked
package dev.haksa.shared.audit;
