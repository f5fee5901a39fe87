/**
 * Programs, not tests, that measure the packaged product and break what it stands on: {@code ./mvnw -Prush}; see
 * backend/docs/performance.md and backend/docs/reliability.md.
 */
package dev.haksa.rush;
