/**
 * Thousands of listeners on one instance as a load: how long after a commit each of them knows. A program, not a test:
 * {@code ./mvnw -Prush -Dhaksa.rush.main=dev.haksa.live.rush.LiveRush}; see backend/docs/performance.md.
 */
package dev.haksa.live.rush;
