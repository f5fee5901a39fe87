package dev.haksa.photoregister.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "경찰교정학과,경찰교정학과",
                "법·행정학과,법·행정학과",
                "../../etc,_.._etc",
                "a/b\\c:d*e?f\"g<h>i|j,a_b_c_d_e_f_g_h_i_j",
                "`..`,_",
                "` `,_",
                "name. . ,name",
                "CON,_CON",
                "nul.txt,_nul.txt",
                "Com1,_Com1",
                "COM10,COM10"
            })
    void names_become_safe_everywhere(String name, String safe) {
        assertThat(SafeNames.part(name)).isEqualTo(safe);
    }

    @Test
    void control_and_direction_characters_go() {
        assertThat(SafeNames.part("a\u0000b\nc\u202Egpj\uFEFF")).isEqualTo("a_b_c_gpj_");
    }

    @Test
    void letters_are_composed() {
        String decomposed = Normalizer.normalize("김하늘", Normalizer.Form.NFD);
        assertThat(SafeNames.part(decomposed)).isEqualTo("김하늘");
    }

    @Test
    void long_names_are_cut_between_characters() {
        assertThat(SafeNames.part("가".repeat(200))).isEqualTo("가".repeat(40));
        assertThat(SafeNames.part("😀".repeat(100)).getBytes(StandardCharsets.UTF_8))
                .hasSize(120);
    }
}
