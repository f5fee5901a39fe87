/** How the service is, and what the university announces about it. */
@org.jspecify.annotations.NullMarked
package dev.haksa.status;
