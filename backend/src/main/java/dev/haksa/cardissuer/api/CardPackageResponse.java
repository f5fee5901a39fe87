package dev.haksa.cardissuer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cardissuer.CardIssuerAction;
import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PackageState;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A package for the card company. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardPackage", description = "A package for the card company. / 카드사 전송 자료")
public record CardPackageResponse(
        @Schema(description = "Code of the campaign. / 발급 회차 코드", examples = "2024-spring")
        String campaign,

        @Schema(description = "Within the campaign, from 1. / 순번")
        int sequence,

        PackageState state,

        @Schema(description = "How many students. / 학생 수") int entries,

        @Schema(description = "Number of the first entry. / 첫 번째 번호", examples = "000001")
        String firstEntry,

        @Schema(description = "Number of the last entry. / 마지막 번호", examples = "000060")
        String lastEntry,

        @Schema(description = "How many photos are written so far. / 지금까지 담은 사진 수")
        int photosWritten,

        @Schema(
                description = "Fingerprint of the certificate that it is encrypted to; absent when it is not."
                        + " / 암호화에 쓴 인증서의 지문, 암호화하지 않으면 없음")
        @Nullable
        String certificate,

        @Schema(description = "When its content was fixed. / 내용이 정해진 시각")
        Instant createdAt,

        String createdByName,

        @Schema(examples = "2024-spring-0001.zip.p7m") String fileName,

        @Schema(
                description =
                        "Why it could not be prepared: PHOTO_DAMAGED, PHOTO_MISSING, CERTIFICATE_NOT_VALID, NOT_WRITTEN. Ask for it again"
                                + " when that is mended. / 실패 사유(사진 손상, 사진 없음, 인증서 만료·폐기, 쓰기 실패). 고친 뒤 다시 요청")
        @Nullable
        String failure,

        @Schema(description = "Whose photo it was. / 실패한 사진의 번호") @Nullable
        String failedEntry,

        @Schema(
                description = "The failure in words, and what to do; only where the package itself is read."
                        + " / 실패 사유와 할 일(단건 조회)")
        @Nullable
        String failureMessage,

        @Nullable Instant readyAt,

        @Schema(description = "SHA-256 of the ZIP file, after decryption: the name of the package. / 복호화한 ZIP의 SHA-256")
        @Nullable
        String sha256,

        @Nullable Long sizeBytes,

        @Schema(description = "SHA-256 of what is downloaded. / 내려받는 파일의 SHA-256") @Nullable
        String contentSha256,

        @Nullable Long contentBytes,

        @Schema(description = "When it was told that the company has it. / 전송 확인 시각") @Nullable
        Instant transmittedAt,

        @Nullable String transmittedBy,

        @Schema(description = "When the file was deleted; it cannot be fetched any more. / 파일이 폐기된 시각") @Nullable
        Instant removedAt,

        @Schema(
                description = "When it was taken back: delete it; whoever stays comes with the next package."
                        + " / 회수된 시각. 받은 파일은 삭제하고 다음 자료를 받아 주세요.")
        @Nullable
        Instant withdrawnAt,

        @Schema(description = "Entries that the company accepted. / 접수된 학생 수")
        int accepted,

        @Schema(description = "Entries that the company refused. / 거절된 학생 수")
        int refused,

        @Schema(description = "What the caller can do now; only where the package itself is read. / 지금 할 수 있는 일(단건 조회)")
        @Nullable
        List<CardIssuerActionLink> actions) {
    /** All packages of a campaign. */
    @Schema(name = "CardPackageList", description = "All packages of a campaign. / 발급 회차의 전송 자료")
    public record PackageList(List<CardPackageResponse> items) {}

    /** Shows a package. */
    public static CardPackageResponse from(CardPackage found) {
        return shown(found, null, null);
    }

    /** The same with what can be done, and why it failed in words. */
    static CardPackageResponse from(CardPackage found, List<CardIssuerAction> actions, Language language) {
        return shown(found, failureMessage(found, language), CardIssuerActionLink.of(found, actions));
    }

    private static @Nullable String failureMessage(CardPackage found, Language language) {
        Integer failed = found.failedNumber();
        return found.failure() == null
                ? null
                : Texts.get(
                        language,
                        "card.package.failure." + found.failure(),
                        failed == null ? Map.of() : Map.of("entry", TransferEntry.key(failed)));
    }

    private static CardPackageResponse shown(
            CardPackage found, @Nullable String failureMessage, @Nullable List<CardIssuerActionLink> actions) {
        CardPackage.Content content = found.content();
        Integer failed = found.failedNumber();
        return new CardPackageResponse(
                found.campaign(),
                found.sequence(),
                found.state(),
                found.entries(),
                TransferEntry.key(found.firstNumber()),
                TransferEntry.key(found.lastNumber()),
                found.photosWritten(),
                found.certificate(),
                found.createdAt(),
                found.createdByName(),
                found.fileName(),
                found.failure(),
                failed == null ? null : TransferEntry.key(failed),
                failureMessage,
                content == null ? null : content.readyAt(),
                content == null ? null : content.sha256(),
                content == null ? null : content.sizeBytes(),
                content == null ? null : content.contentSha256(),
                content == null ? null : content.contentBytes(),
                found.transmittedAt(),
                found.transmittedBy(),
                found.removedAt(),
                found.withdrawnAt(),
                found.accepted(),
                found.refused(),
                actions);
    }
}
