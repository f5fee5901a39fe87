package dev.haksa.card;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.table.TableFormat;

/**
 * A file that is asked for.
 *
 * @param purpose what for, as {@link dev.haksa.privacy.PersonalDataExports#purpose} lets it pass
 * @param language of heads and values
 */
public record CardListOrder(TableFormat format, String purpose, Language language, Caller caller) {}
