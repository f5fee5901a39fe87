package dev.haksa.photoregister;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;

/**
 * A file that is asked for.
 *
 * @param purpose what for, as {@link dev.haksa.privacy.PersonalDataExports#purpose} lets it pass
 * @param language of heads and values
 */
public record ExportOrder(
        RegisterCriteria criteria, RegisterOrder order, String purpose, Language language, Caller caller) {}
