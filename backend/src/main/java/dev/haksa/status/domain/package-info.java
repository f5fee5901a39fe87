/** What the service's state is called. */
@org.jspecify.annotations.NullMarked
package dev.haksa.status.domain;
