/** Photos over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo.api;
