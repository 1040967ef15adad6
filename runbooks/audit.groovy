// Look at a compose stack, and at what lies around it, for what will not work and for what should not be.
//
//   pmoves run audit -p stack=DIR                              every rule, the findings on standard output
//   pmoves run audit -p rules=hardening,network                some areas; -p rules=-hardening leaves one out
//   pmoves run audit -p sarif=audit.sarif -p html=audit.html   the same findings for code scanning and for a browser
//   pmoves run audit -p baseline=audit-baseline.json           only what is new; -p updateBaseline=true writes the file
//   pmoves run audit -p image=true -p live=true                also what is in the images, and what runs of the stack
//   pmoves run audit -p fix=true                               a diff in audit.patch that mends what can be mended
//   pmoves explain hardening.user                              what a rule looks for, and what to do

runbook('audit') {
    about 'Look at a compose stack and what lies around it for what will not work and what should not be'

    use 'steps/audit.groovy'
}
