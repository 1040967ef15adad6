@Grapes([@Grab('org.example:nothing:1'), @Grab('org.example:more:1')])
class A {}
