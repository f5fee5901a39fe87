package dev.haksa.document.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "진단서.pdf, 진단서.pdf",
        "진단서.PDF, 진단서.pdf",
        "진단서, 진단서.pdf",
        "진단서.jpg, 진단서.pdf",
        "진단서.pdf.exe, 진단서.pdf.pdf",
        "C:\\Users\\나\\진단서.pdf, 진단서.pdf",
        "../../etc/passwd, passwd.pdf",
        ".bashrc, bashrc.pdf",
        ".., document.pdf",
        "/, document.pdf",
        "CON<a>:b|c?.pdf, CON_a__b_c.pdf",
        "'a  b.pdf', a b.pdf",
        "제3호 서식.v2 최종.pdf, 제3호 서식.v2 최종.pdf"
    })
    void keeps_the_name_and_nothing_else(String sent, String expected) {
        assertThat(FileName.of(sent, ".pdf")).isEqualTo(expected);
    }

    @Test
    void joins_letters_that_apple_sends_in_pieces() {
        assertThat(FileName.of(Normalizer.normalize("진단서.pdf", Normalizer.Form.NFD), ".pdf"))
                .isEqualTo("진단서.pdf");
    }

    @Test
    void drops_what_cannot_be_seen_and_cuts_between_whole_characters() {
        assertThat(FileName.of("a\u202Eb\u0000\u200Bc.pdf", ".png")).isEqualTo("abc.png");
        String name = FileName.of("😀".repeat(300), ".pdf");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(124);
        assertThat(name).endsWith("😀.pdf");
    }
}
