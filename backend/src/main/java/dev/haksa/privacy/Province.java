package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 시·도: as much of an address as representatives of students may learn (제55조①2). */
@Schema(name = "Province", description = "Province or metropolitan city of residence. / 실거주지의 시·도")
public enum Province {
    SEOUL,
    BUSAN,
    DAEGU,
    INCHEON,
    GWANGJU,
    DAEJEON,
    ULSAN,
    SEJONG,
    GYEONGGI,
    GANGWON,
    CHUNGBUK,
    CHUNGNAM,
    JEONBUK,
    JEONNAM,
    GYEONGBUK,
    GYEONGNAM,
    JEJU,
    ABROAD
}
