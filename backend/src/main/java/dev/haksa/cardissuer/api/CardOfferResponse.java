package dev.haksa.cardissuer.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PackageOffer;
import dev.haksa.cardissuer.PackageState;
import dev.haksa.cardissuer.transfer.TransferEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A package as the card company sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardPackageOffer", description = "A package as the card company sees it. / 카드사가 보는 전송 자료")
public record CardOfferResponse(
        @Schema(
                description = "Code of the campaign, for the addresses of everything else. / 발급 코드",
                examples = "2024-spring")
        String campaign,

        @Schema(examples = "2024학년도 학생증 발급") String titleKo,
        @Schema(examples = "Student cards 2024") String titleEn,

        @Schema(description = "Whether the campaign has ended; delete what you had not confirmed. / 발급이 끝났는지")
        boolean campaignOver,

        @Schema(description = "The company links the data until the end of this day. / 카드사 연동 기한")
        LocalDate linkUntil,

        @Schema(description = "Students apply from this day on. / 모바일 신청 시작일")
        LocalDate applicationFrom,

        @Schema(description = "Cards are sent out from this day on. / 카드 발송 시작일")
        LocalDate deliveryFrom,

        @Schema(description = "Within the campaign, from 1. / 순번")
        int sequence,

        PackageState state,

        @Schema(description = "How many students. / 학생 수") int entries,

        @Schema(description = "Number of the first entry. / 첫 번째 번호", examples = "000001")
        String firstEntry,

        @Schema(description = "Number of the last entry. / 마지막 번호", examples = "000060")
        String lastEntry,

        @Schema(examples = "2024-spring-0001.zip.p7m") String fileName,

        @Schema(
                description = "Fingerprint of the certificate that it is encrypted to; absent when it is not."
                        + " / 암호화에 쓴 인증서의 지문, 암호화하지 않으면 없음")
        @Nullable
        String certificate,

        @Schema(description = "SHA-256 of the ZIP file, after decryption: the name of the package. / 복호화한 ZIP의 SHA-256")
        String sha256,

        @Schema(description = "Absent while it is sealed anew, as all of its content. / 다시 암호화하는 동안 없음") @Nullable
        Long sizeBytes,

        @Schema(description = "SHA-256 of what is downloaded. / 내려받는 파일의 SHA-256") @Nullable
        String contentSha256,

        @Nullable Long contentBytes,
        @Nullable Instant readyAt,

        @Schema(description = "When it was told that you have it; absent while it waits. / 전송 확인 시각") @Nullable
        Instant transmittedAt,

        @Schema(description = "When the file was deleted; it cannot be fetched any more. / 파일이 폐기된 시각") @Nullable
        Instant removedAt,

        @Schema(description = "Entries that you accepted. / 접수된 학생 수")
        int accepted,

        @Schema(description = "Entries that you refused. / 거절된 학생 수")
        int refused) {
    static final String PAGE_EXAMPLE = """
            {"items": [{"campaign": "2024-spring", "titleKo": "2024학년도 학생증 발급", "titleEn": "Student cards 2024",
              "campaignOver": false, "linkUntil": "2024-03-19", "applicationFrom": "2024-03-20",
              "deliveryFrom": "2024-03-21", "sequence": 1, "state": "READY", "entries": 57, "firstEntry": "000001",
              "lastEntry": "000057", "fileName": "2024-spring-0001.zip",
              "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "sizeBytes": 1523044,
              "contentSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "contentBytes": 1523044, "readyAt": "2024-03-15T01:00:02Z", "accepted": 0, "refused": 0}]}""";

    /** A page of packages. */
    @Schema(name = "CardPackageOfferPage", description = "Packages of all campaigns. / 모든 발급의 전송 자료")
    public record OfferPage(
            List<CardOfferResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    /** Shows a package. */
    public static CardOfferResponse from(PackageOffer offer) {
        CardPackage.Content content = offer.content();
        return new CardOfferResponse(
                offer.campaign(),
                offer.titleKo(),
                offer.titleEn(),
                offer.over(),
                offer.days().linkUntil(),
                offer.days().applicationFrom(),
                offer.days().deliveryFrom(),
                offer.sequence(),
                offer.state(),
                offer.entries(),
                TransferEntry.key(offer.firstNumber()),
                TransferEntry.key(offer.lastNumber()),
                offer.fileName(),
                offer.certificate(),
                offer.sha256(),
                content == null ? null : content.sizeBytes(),
                content == null ? null : content.contentSha256(),
                content == null ? null : content.contentBytes(),
                content == null ? null : content.readyAt(),
                offer.transmittedAt(),
                offer.removedAt(),
                offer.accepted(),
                offer.refused());
    }
}
