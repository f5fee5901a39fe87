/** Files made of the register: blocking code that knows neither HTTP nor database, for worker threads. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photoregister.build;
