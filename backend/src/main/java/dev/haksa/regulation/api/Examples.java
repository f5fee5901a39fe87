package dev.haksa.regulation.api;

/** Example bodies for the contract. */
final class Examples {
    static final String REGULATIONS = """
            {"version":"3f2a90c1d4e5","files":[{"file":"records","parameters":[{"key":"year-levels",
            "description":"Credits earned that divide the year levels (article 26 (1)).","article":"26.1",
            "href":"/api/v1/regulations/parameters/records/year-levels"}]}],
            "articles":"/api/v1/regulations/articles"}""";
    static final String PARAMETERS = """
            {"on":"2015-12-01","version":"3f2a90c1d4e5","items":[{"file":"records","key":"year-levels",
            "state":"IN_FORCE","value":[35,70,105],"from":"2005-03-02","unit":"credits",
            "description":"Credits earned that divide the year levels (article 26 (1)).",
            "article":{"key":"26.1","reference":"제26조①","href":"/api/v1/regulations/articles/26.1"},
            "href":"/api/v1/regulations/parameters/records/year-levels"}]}""";
    static final String PARAMETER = """
            {"file":"records","key":"year-levels",
            "description":"Credits earned that divide the year levels (article 26 (1)).",
            "descriptions":{"ko":"학년을 나누는 취득학점(제26조①).",
            "en":"Credits earned that divide the year levels (article 26 (1))."},"unit":"credits",
            "article":{"key":"26.1","reference":"제26조①","href":"/api/v1/regulations/articles/26.1"},
            "href":"/api/v1/regulations/parameters/records/year-levels",
            "values":[{"from":"2005-03-02","value":[35,70,105]}]}""";
    static final String ARTICLE = """
            {"key":"4.4","reference":"제4조④","title":"Retaking and the credit ceiling",
            "text":"Every course may be retaken; its credits count within the ceiling of the term.",
            "titles":{"ko":"재수강과 이수학점","en":"Retaking and the credit ceiling"},
            "texts":{"ko":"모든 교과목은 재수강할 수 있고, 재수강 학점도 학기당 이수학점에 들어간다.",
            "en":"Every course may be retaken; its credits count within the ceiling of the term."},
            "inForce":"2005-03-02","source":"학사운영내규 제4조④","href":"/api/v1/regulations/articles/4.4"}""";
    static final String ARTICLES = "{\"version\":\"3f2a90c1d4e5\",\"items\":[" + ARTICLE + "]}";

    private Examples() {}
}
