/** ID photos of students: from the upload to the picture that counts. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo;
