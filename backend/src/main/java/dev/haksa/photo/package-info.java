/** ID photos of students: handed in, checked, reviewed by the department, kept, shown to those whom they concern. */
@org.jspecify.annotations.NullMarked
package dev.haksa.photo;
