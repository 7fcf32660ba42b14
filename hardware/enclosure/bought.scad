// Included by clip.scad, whose sizes and places it uses: what is bought, worn or plugged in, as far as space goes.

module controller() {
    bar([board_at.x, board_at.y, z_pcb + 0.05], b);
    bar([board_at.x + 2, board_at.y + 2, z_pcb + 0.05], [b.x - 10, b.y - 4, b.z + b_h - (long ? 0 : 0.6)]);
    bar([W - 0.2 - 7.4, usb_y - usb.x / 2, z_pcb + b.z], [7.4 + usb_out, usb.x, usb.y]);
}
module sensor() {
    translate([imu_at.x, imu_at.y, floor_t + 0.65]) difference() {
        union() { cube(imu); bar([3, imu_hole_edge + 2.5, 0], [imu.x - 6, imu.y - 9, imu.z + imu_h]); bar([1, imu.y - 2.6, -0.6], [imu.x - 2, 2, imu.z + 1.4]); }
        for (s = [-1, 1]) translate([imu.x / 2 + s * imu_holes / 2, imu_hole_edge, -1]) cylinder(d = imu_hole_d, h = 5);
    }
}
module battery() { bar([tray_x0 + 1 + 0.3, 0.3 + 1 + 0.15, z_cell + 0.05], cell); }
module vibrator() { translate([motor_at.x, motor_at.y, z_top - foam - motor_h]) cylinder(d = motor_d, h = motor_h); }
module push() {
    bar([0.05, button_y, button_z], button);
    translate([0.05, button_y + 3, button_z + 3]) rotate([0, -90, 0]) cylinder(d = 3.5, h = button_h - button.x);
}
module slider() {
    bar([W - slide_in - slide.x, slide_y, slide_z], slide);
    bar([W - slide_in - 0.1, slide_y + slide.y / 2 - 1.75, slide_z + slide.z / 2 - 0.75], [lever + 0.1, 3.5, 1.5]);
}
module perfboard() { bar([perf_at.x, perf_at.y, floor_t + 0.2], perf); }
module aerial() { if (!long) bar([13.4, D - antenna.z - 0.3, z_top - 1.6 - antenna.y], [antenna.x, antenna.z, antenna.y]); }
module plug() { translate([W + wall + 0.05, usb_y - 6, usb_z - 3.25]) cube([18, 12, 6.5]); }
module waistband() { bar([-15, -20, -belt + bump + 0.05], [W + 30, D + wall + 19.5, belt - bump - 0.1]); }
module screws() {
    for (p = posts) translate([p.x, p.y, H - head_h + 0.05]) { cylinder(d = 3.8, h = 1.1); translate([0, 0, -6]) cylinder(d = 1.5, h = 6.1); }
    for (s = [-1, 1]) translate([cx + s * clip_screws / 2, D + wall + 0.1 + root_t - head_h + 0.05, clip_z]) rotate([-90, 0, 0]) { cylinder(d = 3.8, h = 1.1); translate([0, 0, -6]) cylinder(d = 1.5, h = 6.1); }
}
