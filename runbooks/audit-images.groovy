// pmoves run audit-images -p stack=DIR [-p image=true]

runbook('audit-images') {
    about 'Look at images that move, and at builds that cannot end well'

    use 'steps/audit.groovy', rules: 'images,hardening.image-user'
}
