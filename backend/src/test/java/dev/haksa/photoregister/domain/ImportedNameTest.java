package dev.haksa.photoregister.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedNameTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "18101001.jpg,18101001",
                "18101001_김하늘.jpg,18101001",
                "18101001 김하늘.JPG,18101001",
                "18101001-2.jpeg,18101001",
                "경찰교정학과/1학년/18101001_김하늘.jpg,18101001",
                "C:\\사진\\18101001.jpg,18101001",
                "../../18101001.jpg,18101001",
                "181010011.jpg,none",
                "1810100.jpg,none",
                "김하늘.jpg,none",
                "18101001.png,none",
                "18101001,none",
                "18101001.jpg/readme.txt,none"
            })
    void says_whose_photo_it_is(String entry, String student) {
        assertThat(ImportedName.of(entry).studentNumber()).isEqualTo(student);
    }

    @Test
    void what_is_shown_is_harmless() {
        assertThat(ImportedName.of("a\u001b[31m\u202Egpj.jpg").shown()).isEqualTo("a?[31m?gpj.jpg");
        assertThat(ImportedName.of("x".repeat(1000)).shown()).hasSize(200);
        String decomposed = Normalizer.normalize("18101001_김하늘.jpg", Normalizer.Form.NFD);
        assertThat(ImportedName.of(decomposed).shown()).isEqualTo("18101001_김하늘.jpg");
    }

    @Test
    void names_are_read_as_the_packing_system_wrote_them() {
        String name = "18101001_똠하늘.jpg";
        assertThat(ImportedName.decoded(name)).isEqualTo(name);
        assertThat(ImportedName.decoded(bytewise(name, Charset.forName("MS949"))))
                .isEqualTo(name);
        assertThat(ImportedName.decoded(bytewise(name, StandardCharsets.UTF_8))).isEqualTo(name);
        assertThat(ImportedName.decoded("18101001.jpg")).isEqualTo("18101001.jpg");
    }

    @ParameterizedTest
    @CsvSource({"__MACOSX/._18101001.jpg", "a/.DS_Store", "Thumbs.db", "x/desktop.ini"})
    void litter_is_known(String entry) {
        assertThat(ImportedName.isLitter(entry)).isTrue();
        assertThat(ImportedName.isLitter("a/18101001.jpg")).isFalse();
    }

    private static String bytewise(String name, Charset charset) {
        return new String(name.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
