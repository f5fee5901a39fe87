package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.CardAction;
import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardDeclaration;
import dev.haksa.card.CardMethod;
import dev.haksa.card.CardNote;
import dev.haksa.card.CardStage;
import dev.haksa.card.CardStatus;
import dev.haksa.card.Delivery;
import dev.haksa.card.NextStep;
import dev.haksa.card.SentDelivery;
import dev.haksa.card.StudentCard;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a student stands with the card. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "StudentCardStatus",
        description = "How a student stands with the card, why, and what comes next. / 학생증 발급 상태와 사유, 다음에 할 일")
record StudentCardResponse(
        @Schema(examples = "24115001") String studentNumber,
        @Schema(examples = "김하늘") String name,

        @Schema(description = "The campaign that concerns the student. / 해당하는 발급", examples = "2024-SPRING") @Nullable
        String campaign,

        @Nullable String campaignTitle,
        CardStatus status,
        CardMethod method,

        @Schema(description = "Why, each with its point of the procedure. / 사유와 근거")
        List<ProblemViolation> reasons,

        @Schema(description = "While the card company refuses: what it said. / 카드사가 거절한 동안: 거절 내용") @Nullable
        CardRefusalResponse refusal,

        @Schema(description = "Every stage; empty when the campaign is not for the student. / 단계별 진행 상황")
        List<Stage> timeline,

        @Schema(description = "What to do or to wait for. / 다음에 할 일")
        List<Step> nextSteps,

        Declaration declaration,

        @Schema(description = "What can be done now; only in one's own answer. / 지금 할 수 있는 일(본인 조회)") @Nullable
        List<CardActionLink> actions) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CardStage", description = "A stage as the student sees it. / 학생에게 보이는 단계")
    record Stage(
            CardStage.Kind stage,
            CardStage.Actor actor,
            @Schema(examples = "2024-02-26") @Nullable LocalDate from,
            @Schema(examples = "2024-03-07") @Nullable LocalDate until,
            CardStage.State state,
            @Nullable Instant doneAt,

            @Schema(description = "What else happened in it, by days. / 그 단계에서 있었던 일")
            List<Note> notes) {
        static Stage from(CardStage stage, Language language) {
            return new Stage(
                    stage.kind(),
                    stage.actor(),
                    stage.from(),
                    stage.until(),
                    stage.state(),
                    stage.doneAt(),
                    stage.notes().stream()
                            .map(note -> Note.from(note, language))
                            .toList());
        }
    }

    @Schema(name = "CardNote", description = "Something that happened and is no step. / 단계가 아닌 일")
    record Note(
            CardNote.Kind kind,
            @Schema(examples = "2024-03-22") LocalDate on,

            @Schema(examples = "2024년 3월 22일 학과가 서면 신청서를 카드사에 보냈습니다.")
            String message) {
        static Note from(CardNote note, Language language) {
            return new Note(
                    note.kind(), note.on(), Texts.get(language, "card.note." + note.kind(), Map.of("on", note.on())));
        }
    }

    @Schema(name = "CardNextStep", description = "What to do or to wait for. / 다음에 할 일")
    record Step(
            @Schema(
                    description = "What it is; every code stands in backend/docs/clients-photos-cards.md. / 할 일의 코드",
                    examples = "UPLOAD_PHOTO")
            String code,

            @Schema(examples = "2024년 3월 7일까지 증명사진을 올려 주세요.")
            String message) {
        static Step from(NextStep step, Language language) {
            return new Step(step.code(), Texts.get(language, step.text(), step.facts()));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CardDeclaration", description = "What the student says for the campaign. / 학생이 밝힌 내용")
    record Declaration(
            @Schema(description = "Whether the phone is in the student's own name. / 본인명의 휴대폰인지") @Nullable
            Boolean ownPhone,

            @Schema(description = "As the company was told, once it was. / 수령지(카드사에 알린 뒤에는 알린 곳)")
            Delivery delivery,

            @Schema(
                    description = "Since when the company knows it; it is not changed here any more. / 수령지를 카드사에 알린 날",
                    examples = "2024-03-15")
            @Nullable
            LocalDate deliverySentOn,

            @Schema(description = "How it can be changed then. / 알린 뒤에 수령지를 바꾸는 방법") @Nullable
            String deliveryChange,

            @Schema(description = "A warning about the choice. / 선택에 대한 안내") @Nullable
            String warning) {
        static Declaration from(StudentCard card, Language language) {
            CardDeclaration said = card.declaration();
            SentDelivery sent = card.sent();
            String warning = said.delivery() == Delivery.SCHOOL
                    ? Texts.get(language, "card.next.SCHOOL_TAKES_LONGER", Map.of())
                    : null;
            return new Declaration(
                    said.ownPhone(),
                    said.delivery(),
                    sent == null ? null : sent.on(),
                    sent == null ? null : change(card.status(), language),
                    warning);
        }

        private static @Nullable String change(CardStatus status, Language language) {
            return switch (status) {
                case DELIVERED -> null;
                case APPLIED, SHIPPED -> Texts.get(language, "card.delivery.APPLIED", Map.of());
                default -> Texts.get(language, "card.delivery.SENT", Map.of());
            };
        }
    }

    static StudentCardResponse from(StudentCard card, Language language) {
        return from(card, null, language);
    }

    static StudentCardResponse from(StudentCard card, @Nullable List<CardAction> actions, Language language) {
        CardCampaign campaign = card.campaign();
        return new StudentCardResponse(
                card.studentNumber(),
                card.name(),
                campaign == null ? null : campaign.code(),
                campaign == null ? null : title(campaign, language),
                card.status(),
                card.method(),
                CardTexts.reasons(card.reasons(), language),
                CardRefusalResponse.ofNullable(card.refusal(), language),
                card.timeline().stream()
                        .map(stage -> Stage.from(stage, language))
                        .toList(),
                card.nextSteps().stream().map(step -> Step.from(step, language)).toList(),
                Declaration.from(card, language),
                actions == null ? null : CardActionLink.own(actions));
    }

    private static String title(CardCampaign campaign, Language language) {
        return language == Language.KO ? campaign.titleKo() : campaign.titleEn();
    }
}
