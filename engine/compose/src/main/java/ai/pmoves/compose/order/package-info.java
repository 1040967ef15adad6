/**
 * In which order a stack's services start: who needs whom (declared, structural, found in addresses), and the tiers that
 * a person reads. Pure: decides from the resolved model, acts on nothing.
 */
@org.jspecify.annotations.NullMarked
package ai.pmoves.compose.order;
