package dev.haksa.shared.openapi;

/** Names of the security schemes in the contract. */
final class Contract {
    /** For people. */
    static final String BEARER = "bearerAuth";
    /** For integrations. */
    static final String OAUTH2 = "oauth2";

    private Contract() {}
}
